import * as tfjs from "@tensorflow/tfjs";

const ours = new URL("../../../lib/tensor/", import.meta.url);
/**
 * Only a recorder makes these, of tensors and functions; `TopK` is tfjs's name for `TopKV2`, and the
 * segments' are our kernels' for unsorted ones.
 */
const notCalled: ReadonlySet<string> = new Set([
  "Const",
  "PartitionedCall",
  "Placeholder",
  "SegmentMax",
  "SegmentProd",
  "StatefulPartitionedCall",
  "StatelessWhile",
  "TopK",
]);
const executed =
  /execute(?:SingleOutput|SingleInput|MultipleOutputs)\(\s*(?:tfjs_1\.(\w+)|["'](\w+)["'])/g;
const quoted = /"([A-Z]\w+)"/g;

/**
 * Every op that a kernel may call: those that tfjs-node's kernels name when they execute one, and every
 * capitalised word of `lib/tensor/` that `isOp` knows, since ours pass names on.
 */
export async function opNames(isOp: (name: string) => boolean): Promise<string[]> {
  const names = new Set<string>();
  const kernels = new URL(
    "./kernels/",
    import.meta.resolve("@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js"),
  );
  const constants: Readonly<Record<string, unknown>> = { ...tfjs };
  for (const source of await sources(kernels, ".js")) {
    for (const [, constant, literal] of source.matchAll(executed)) {
      const name = constant === undefined ? literal : constants[constant];
      if (typeof name === "string") names.add(name);
    }
  }
  for (const source of await sources(ours, ".ts")) {
    for (const [, name = ""] of source.matchAll(quoted)) names.add(name);
  }
  return [...names].filter((name) => !notCalled.has(name) && isOp(name)).sort();
}

/** The texts of the files in a folder and below it. */
async function sources(folder: URL, extension: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) texts.push(...await sources(new URL(`${name}/`, folder), extension));
    else if (name.endsWith(extension)) texts.push(await Deno.readTextFile(new URL(name, folder)));
  }
  return texts;
}
