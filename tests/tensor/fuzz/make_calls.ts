// deno-lint-ignore-file no-console -- a child process: its parent reads what it prints
/**
 * Makes a stretch of a seed's calls: valid ones, and ones that differ from them at random, one op after
 * another, each run at once or compiled. Arguments: seed, first call, number of calls, and a file that
 * always says how far it is.
 *
 * @module
 */
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../../lib/tensor/backend/tensorflow_backend.ts";
import { startEngine } from "../../../lib/tensor/mod.ts";
import { changeCall } from "./change_call.ts";
import { drawFrom } from "./draw.ts";
import { knownOps } from "./known_ops.ts";
import { runCall, runCompiledCall } from "./make_call.ts";
import type { Progress } from "./progress.ts";
import { validCall } from "./valid_call.ts";

const [seed = "0", first = "0", count = "100", log = "/dev/null"] = Deno.args;
const engine = await startEngine({ threads: 1 });
const backend = tfjs.backend() as TensorFlowBackend;
// Whatever is larger would only cost time.
backend.runtime.availableBytes = () => 2 ** 27;
const ops = await knownOps(backend);

const outcome = { results: 0, errors: 0, strange: [] as string[] };
const [from, to] = [Number(first), Number(first) + Number(count)];
for (let index = from; index < to; index++) {
  const draw = drawFrom(`${seed} ${index}`);
  const op = ops[index % ops.length]!;
  let call = validCall(op);
  const compiled = draw.chance(0.25);
  for (let more = !draw.chance(0.05); more; more = draw.chance(0.3)) {
    call = changeCall(call, op, draw);
  }
  const progress: Progress = { index, compiled, call, ...outcome };
  Deno.writeTextFileSync(log, JSON.stringify(progress));
  try {
    if (compiled) runCompiledCall(backend, call, draw);
    else runCall(backend, call);
    outcome.results++;
  } catch (error) {
    outcome.errors++;
    if (!(error instanceof Error) || !error.message.startsWith("Cannot ")) {
      outcome.strange.push(`${op.name}: ${error}`);
    }
  }
}
console.log(JSON.stringify({
  ...outcome,
  ops: ops.length,
  tensors: engine.tensorCount(),
  handles: engine.handleCount(),
  residentMiB: Math.round(Deno.memoryUsage().rss / 2 ** 20),
}));
