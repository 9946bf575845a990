/**
 * `deno task conformance [--traced] [--match TEXT]`: runs tfjs-core's own spec suite on the TensorFlow
 * backend; with `--traced` a second time, with every kernel call compiled as well.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { bundleSpecs } from "./bundle_specs.ts";
import { report } from "./report.ts";
import { runShard } from "./run_shard.ts";
import type { SpecEvent } from "./spec_event.ts";
import { tfjsNodeSkips } from "./tfjs_node_skips.ts";

const { values: { match, traced = false } } = parseArgs({
  args: Deno.args,
  options: {
    match: { type: "string" },
    traced: { type: "boolean" },
  },
});
const folder = await Deno.makeTempDir({ prefix: "marginalia-conformance-" });
try {
  const { path, packages } = await bundleSpecs(folder);
  const ok = report({
    eager: await runSuite(path, false),
    traced: traced ? await runSuite(path, true) : undefined,
    tfjsNodeSkips: await tfjsNodeSkips(packages),
  });
  Deno.exitCode = ok ? 0 : 1;
} finally {
  await Deno.remove(folder, { recursive: true });
}

async function runSuite(bundle: string, traced: boolean): Promise<SpecEvent[]> {
  const shards = Math.min(2, navigator.hardwareConcurrency);
  const running = Array.from({ length: shards }, (_, shard) => {
    const choice = { shard, shards, block: 25, from: 0, match, traced };
    return runShard(bundle, choice, `${folder}/shard${shard}.jsonl`);
  });
  return (await Promise.all(running)).flat().toSorted((a, b) => a.index - b.index);
}
