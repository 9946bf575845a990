// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { skippedSpecs } from "./skipped_specs.ts";
import type { SpecEvent, SpecResult, TracedSpec } from "./spec_event.ts";
import { untracedKernels } from "./untraced_kernels.ts";

/** What a run of the suite told: once eagerly, and perhaps once more with every kernel call traced. */
export interface Run {
  readonly eager: readonly SpecEvent[];
  readonly traced: readonly SpecEvent[] | undefined;
  /** Parts of the names of the specs that tfjs-node skips. */
  readonly tfjsNodeSkips: readonly string[];
}

/** Says what failed, what was skipped and why, and the counts. A spec passes if it passes both ways. */
export function report({ eager, traced, tfjsNodeSkips }: Run): boolean {
  const results = eager.filter((event) => isResult(event));
  const failures = results.filter(({ kind }) => kind === "failed");
  const failedEagerly = new Set(failures.map(keyOf));
  failures.push(...tracedFailures(traced ?? []).filter((it) => !failedEagerly.has(keyOf(it))));
  for (const { name, message = "" } of failures) {
    console.log(`FAILED ${name}\n${message.replaceAll(/^/gm, "    ")}`);
  }
  const skipped = results.filter(({ kind }) => kind === "skipped");
  for (const [reason, specs] of Map.groupBy(skipped, ({ message = "" }) => message)) {
    console.log(`skipped ${specs.length}: ${reason}`);
    for (const { name } of specs) console.log(`    ${name}`);
  }
  const failed = new Set(failures.map(keyOf));
  const passed = results.filter((result) => result.kind === "passed" && !failed.has(keyOf(result)));

  console.log();
  if (traced !== undefined) reportCalls(traced.filter((event) => event.kind === "traced"));
  const theirs = results.filter(({ name }) => tfjsNodeSkips.some((part) => name.includes(part)));
  const ours = results.filter(({ name }) => skippedSpecs.some((it) => name.includes(it.name)));
  console.log(
    `Of ${results.length} specs tfjs-node skips ${theirs.length}, and we ${ours.length}.`,
  );
  for (const spec of ours.filter((spec) => !theirs.includes(spec))) {
    console.log(`FAILED ${spec.name}\n    It is skipped, though tfjs-node runs it.`);
    failed.add(keyOf(spec));
  }
  const ok = failed.size === 0 && passed.length > 0;
  console.log(
    `${ok ? "ok" : "FAILED"} | ${passed.length} passed | ${failed.size} failed | ` +
      `${skipped.length} ignored`,
  );
  return ok;
}

/** Names occur twice. */
function keyOf({ index, name }: SpecEvent): string {
  return `${index} ${name}`;
}

function isResult(event: SpecEvent): event is SpecResult {
  return event.kind === "passed" || event.kind === "failed" || event.kind === "skipped";
}

function tracedFailures(events: readonly SpecEvent[]): SpecResult[] {
  return events.flatMap((event): SpecResult[] => {
    const { kind, index, name } = event;
    if (kind === "failed") return [{ ...event, message: `traced: ${event.message}` }];
    if (kind !== "traced" || event.differences.length === 0) return [];
    return [{ kind: "failed", index, name, message: event.differences.join("\n") }];
  });
}

function reportCalls(specs: readonly TracedSpec[]): void {
  const compared = specs.reduce((sum, spec) => sum + spec.compared, 0);
  const left = Map.groupBy(specs.flatMap((spec) => spec.left), (kernel) => kernel);
  console.log(`${compared} kernel calls ran both eagerly and compiled.`);
  for (const [kernel, calls] of left) {
    console.log(`${calls.length} calls of ${kernel} did not: ${untracedKernels[kernel]}`);
  }
}
