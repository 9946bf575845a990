import { fileURLToPath } from "node:url";
import { startEngine } from "../lib/tensor/mod.ts";
import { openBareCalls } from "./_bare_calls.ts";
import { type CostRow, costRow } from "./_cost_row.ts";
import type { FirstStep } from "./first_step.ts";
import { interleave } from "./_interleave.ts";
import { timeRuns } from "./_time_runs.ts";
import { startWorker } from "./_worker.ts";

/** The most that they may cost, ms. */
const START_BAR = 1100;
const TRACE_BAR = 150;

/** A network whose step is the one that the start is measured by, and one whose step has over 300 ops. */
const SHALLOW = [512];
const DEEP = [256, 256, 256, 256];

/** A turn of a new process: long enough for a few of them. */
const TURN = 2000;

/** Times a new process until it has the result of its first compiled training step, beside a bare one. */
export async function benchStart(): Promise<CostRow> {
  const measured = await interleave([
    { name: "start", takeTurn: (ms) => repeat(async () => (await firstStep(SHALLOW)).time, ms) },
    { name: "bare deno", takeTurn: (ms) => repeat(async () => (await bareProcess()).time, ms) },
  ], { turn: TURN });
  return costRow(measured, {
    name: `start to the first compiled step's result, mlp 784-${SHALLOW.join("-")}-64`,
    ours: "start",
    peer: "bare deno",
    bar: START_BAR,
  });
}

/**
 * Times the first trace of a training step in a new process, beside the bare C calls that make a graph of
 * as many ops.
 */
export async function benchTrace(): Promise<CostRow> {
  const engine = await startEngine();
  const { answer: { operations } } = await firstStep(DEEP);
  const { makeGraph } = openBareCalls(engine.library!, engine.threads);
  const measured = await interleave([
    {
      name: "trace",
      takeTurn: (ms) => repeat(async () => (await firstStep(DEEP)).answer.traceTime, ms),
    },
    { name: "bare graph", takeTurn: (ms) => timeRuns(() => makeGraph(operations), ms / 10) },
  ], { turn: TURN });
  return costRow(measured, {
    name: `first trace of a training step of ${operations} ops, mlp 784-${DEEP.join("-")}-64`,
    ours: "trace",
    peer: "bare graph",
    bar: TRACE_BAR,
  });
}

const firstStep = (hidden: readonly number[]) =>
  timeProcess<FirstStep>([
    "run",
    "-A",
    "--quiet",
    "--no-check",
    "--config",
    path("../deno.json"),
    path("first_step.ts"),
    hidden.join(),
  ]);

const bareProcess = () => timeProcess(["eval", "--no-config", "console.log('{}')"]);

/** The time until a process of Deno says its first line, and what it says, ms. */
async function timeProcess<Answer extends object>(args: readonly string[]) {
  const begun = performance.now();
  const worker = startWorker({ program: Deno.execPath(), args });
  const answer = await worker.hello<Answer>();
  const time = performance.now() - begun;
  await worker.close();
  return { time, answer };
}

/** Repeats something that tells its own time for about that long. */
async function repeat(run: () => Promise<number>, ms: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + ms;
  while (performance.now() < end) times.push(await run());
  return times;
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
