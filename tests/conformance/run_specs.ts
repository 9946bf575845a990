/**
 * Runs some of the suite's specs in this process. Arguments: a JSON text of `SpecChoice` and a file that
 * gets a line of JSON for each event, written before the next thing happens: the process may end in any
 * spec.
 *
 * @module
 */
import { startEngine } from "../../lib/tensor/mod.ts";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import { skippedSpecs } from "./skipped_specs.ts";
import { type Result, startJasmine } from "./jasmine.ts";
import { traceKernels } from "./trace_kernels.ts";
import type { SpecChoice, SpecEvent } from "./spec_event.ts";

const [choiceText = "{}", log = "/dev/stdout"] = Deno.args;
const choice = JSON.parse(choiceText) as SpecChoice;
const file = Deno.openSync(log, { append: true, create: true });
const tell = (event: SpecEvent) =>
  file.writeSync(new TextEncoder().encode(`${JSON.stringify(event)}\n`));

const jasmine = startJasmine();
await startEngine();
const takeCalls = choice.traced ? traceKernels() : undefined;
setTestEnvs([{
  name: "test-tensorflow",
  backendName: "tensorflow",
  flags: {},
  isDataSync: true,
}]);
await import("@tensorflow/tfjs-core/dist/tests.js");

const indexOf = ({ id }: { readonly id: string }) => Number(id.replace("spec", ""));

jasmine.configure({
  random: false,
  specFilter(spec) {
    const index = indexOf(spec);
    if (index < choice.from) return false;
    if (Math.floor(index / choice.block) % choice.shards !== choice.shard) return false;
    if (choice.match !== undefined && !spec.getFullName().includes(choice.match)) return false;
    const skipped = skippedSpecs.find(({ name }) => spec.getFullName().includes(name));
    if (skipped === undefined) return true;
    tell({ kind: "skipped", index, name: spec.getFullName(), message: skipped.reason });
    return false;
  },
});

jasmine.addReporter({
  specStarted: ({ id, fullName }) =>
    tell({ kind: "started", index: indexOf({ id }), name: fullName }),
  specDone(result) {
    const { id, fullName: name, status, pendingReason } = result;
    const index = indexOf({ id });
    if (takeCalls !== undefined) tell({ kind: "traced", index, name, ...takeCalls() });
    if (status === "passed") tell({ kind: "passed", index, name });
    if (status === "failed") tell({ kind: "failed", index, name, message: messageOf(result) });
    if (status === "pending") {
      tell({ kind: "skipped", index, name, message: pendingReason || "the suite skips it" });
    }
  },
  suiteDone(result) {
    if (result.failedExpectations.length > 0) {
      tell({ kind: "failed", index: -1, name: result.fullName, message: messageOf(result) });
    }
  },
});

const { failedExpectations } = await jasmine.execute();
if (failedExpectations.length > 0) {
  const message = failedExpectations.map((it) => it.message).join("\n");
  tell({ kind: "failed", index: -1, name: "the suite", message });
}
tell({ kind: "done", index: -1, name: "the suite" });
Deno.exit(0);

/** What was expected, and the first places that led there. */
function messageOf({ failedExpectations }: Result): string {
  return failedExpectations.map(({ message, stack = "" }) => {
    const places = stack.split("\n").filter((line) => /^\s+at (?!<Jasmine>)/.test(line));
    return [message, ...places.slice(0, 6)].join("\n");
  }).join("\n");
}
