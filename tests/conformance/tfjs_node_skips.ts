/**
 * The parts of spec names that tfjs-node's own run of the suite leaves out, read from its published
 * package. The list for all systems only.
 */
export async function tfjsNodeSkips(packages: string): Promise<readonly string[]> {
  const path = `${packages}/@tensorflow/tfjs-node-gpu/dist/run_tests.js`;
  const text = await Deno.readTextFile(path);
  const list = /IGNORE_LIST = \[([\s\S]*?)\n\];/.exec(text)?.[1];
  if (list === undefined) throw new Error(`Cannot find tfjs-node's skips in ${path}`);
  return [...list.matchAll(/^\s*'(.*)',?/gm)].map(([, name = ""]) => name);
}
