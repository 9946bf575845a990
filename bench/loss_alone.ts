// deno-lint-ignore-file no-console -- standard output is how it answers
/**
 * Measures one loss alone: `deno run -A bench/loss_alone.ts <request as JSON>`. Writes one line of JSON, see
 * `_measure_alone.ts`.
 *
 * @module
 */
import { streams } from "../lib/random/mod.ts";
import { dispose, scalar, square, startEngine } from "../lib/tensor/mod.ts";
import { quantile } from "./_interleave.ts";
import { lossContests } from "./_loss_contests.ts";
import type { Alone, AloneRequest } from "./_measure_alone.ts";
import { openLoss } from "./_open_loss.ts";
import { scalingLosses } from "./_scaling_losses.ts";
import { timeRuns } from "./_time_runs.ts";

const CONTEXT = { classes: 32, dimensions: 64 };
const THREADS = 2;
/** A step that took as long to compile and to do once, in ms, is timed once only. */
const LONG = 10_000;

function measure({ name, batch, mode, limit }: AloneRequest): Alone {
  const one = scalar(1);
  dispose([one, square(one)]);
  const before = residentMib("VmRSS");
  // The peak so far is forgotten: loading the engine takes more than the engine does.
  Deno.writeTextFileSync("/proc/self/clear_refs", "5");
  const objective = scalingLosses[name]?.() ??
    lossContests(CONTEXT).find((contest) => contest.name === name)!.setup.ours;
  const begun = performance.now();
  using opened = openLoss(objective, { ...CONTEXT, batch, mode, streams: streams(1) });
  const isLong = performance.now() - begun > LONG;
  const times = timeRuns(opened.run, isLong ? 0 : limit);
  return { ms: quantile(times, 0.5), memory_mib: residentMib("VmHWM") - before };
}

function residentMib(field: "VmRSS" | "VmHWM"): number {
  const status = Deno.readTextFileSync("/proc/self/status");
  return Number(status.match(new RegExp(`^${field}:\\s+(\\d+) kB`, "m"))![1]) / 1024;
}

await startEngine({ threads: THREADS });
try {
  console.log(JSON.stringify(measure(JSON.parse(Deno.args[0]!))));
} catch (error) {
  console.log(JSON.stringify({ error: String(error) }));
}
