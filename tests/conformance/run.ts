// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * `deno task conformance [--fifth N] [--match TEXT]`: runs tfjs-core's own spec suite on the TensorFlow
 * backend.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { bundleSpecs } from "./bundle_specs.ts";
import { runShard } from "./run_shard.ts";
import { skippedSpecs } from "./skipped_specs.ts";
import type { SpecResult } from "./spec_event.ts";
import { tfjsNodeSkips } from "./tfjs_node_skips.ts";

const { values: { fifth, match } } = parseArgs({
  args: Deno.args,
  options: { fifth: { type: "string" }, match: { type: "string" } },
});
if (fifth !== undefined && !/^[0-4]$/.test(fifth)) {
  console.error(`Cannot run a fifth of the suite: --fifth must be from 0 to 4, found ${fifth}`);
  Deno.exit(2);
}
const shards = Math.min(2, navigator.hardwareConcurrency);
const folder = await Deno.makeTempDir({ prefix: "marginalia-conformance-" });
try {
  const { path, packages } = await bundleSpecs(folder);
  const running = Array.from({ length: shards }, (_, shard) => {
    const part = { part: Number(fifth ?? 0), parts: fifth === undefined ? 1 : 5 };
    const choice = { ...part, shard, shards, block: 100, from: 0, match };
    return runShard(path, choice, `${folder}/shard${shard}.jsonl`);
  });
  const results = (await Promise.all(running)).flat().toSorted((a, b) => a.index - b.index);
  Deno.exitCode = report(results, await tfjsNodeSkips(packages)) ? 0 : 1;
} finally {
  await Deno.remove(folder, { recursive: true });
}

function report(results: readonly SpecResult[], theirs: readonly string[]): boolean {
  const of = (kind: string) => results.filter((result) => result.kind === kind);
  const [passed, failed, skipped] = [of("passed"), of("failed"), of("skipped")];
  for (const { name, message = "" } of failed) {
    console.log(`FAILED ${name}\n${message.replaceAll(/^/gm, "    ")}`);
  }
  for (const [reason, names] of Map.groupBy(skipped, ({ message = "" }) => message)) {
    console.log(`skipped ${names.length}: ${reason}`);
    for (const { name } of names) console.log(`    ${name}`);
  }
  const listed = results.filter(({ name }) => theirs.some((part) => name.includes(part)));
  const ours = results.filter(({ name }) => skippedSpecs.some((it) => name.includes(it.name)));
  console.log(
    `\nOf ${results.length} specs tfjs-node skips ${listed.length}, and we ${ours.length}.`,
  );
  const more = ours.filter((spec) => !listed.includes(spec));
  for (const { name } of more) console.log(`FAILED ${name}: skipped, though tfjs-node runs it`);
  const failures = failed.length + more.length;
  const ok = failures === 0 && passed.length > 0;
  console.log(
    `${ok ? "ok" : "FAILED"} | ${passed.length} passed | ${failures} failed | ` +
      `${skipped.length} ignored`,
  );
  return ok;
}
