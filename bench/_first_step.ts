import { fileURLToPath } from "node:url";
import { startEngine } from "../lib/tensor/mod.ts";
import { openBareCalls } from "./_bare_calls.ts";
import { type CostRow, costRow } from "./_cost_row.ts";
import { type FirstStep, phases } from "./first_step.ts";
import { type Contestant, interleave } from "./_interleave.ts";
import { timeRuns } from "./_time_runs.ts";
import { startWorker } from "./_worker.ts";

/** The most that they may cost, ms. */
const START_BAR = 1100;
const TRACE_BAR = 150;

/** A turn of new processes, ms: long enough for a few of them. */
const TURN = 2000;

/**
 * Times new processes until they have the result of their first compiled training step, beside bare ones;
 * and in them the trace of the step, beside the bare C calls that make a graph of as many ops.
 */
export async function benchFirstStep(): Promise<CostRow[]> {
  const engine = await startEngine();
  const { answer: { operations } } = await firstStep();
  const { makeGraph } = openBareCalls(engine.library!, engine.threads);
  let turn: FirstStep[] = [];
  const measured = await interleave([
    {
      name: "start",
      takeTurn(ms) {
        turn = [];
        return repeat(async () => {
          const { time, answer } = await firstStep();
          turn.push(answer);
          return time;
        }, ms);
      },
    },
    // What the processes of that turn said of themselves.
    ...phases.map((name): Contestant => ({
      name,
      takeTurn: () => turn.map(({ times }) => times[name]),
    })),
    { name: "bare deno", takeTurn: (ms) => repeat(async () => (await bareProcess()).time, ms / 4) },
    { name: "bare graph", takeTurn: (ms) => timeRuns(() => makeGraph(operations), ms / 20) },
  ], { turn: TURN });
  return [
    costRow(measured, {
      name: `first trace of a training step of ${operations} ops`,
      ours: "trace",
      peer: "bare graph",
      bar: TRACE_BAR,
    }),
    costRow(measured, {
      name: "start to the result of the first compiled training step",
      ours: "start",
      peer: "bare deno",
      bar: START_BAR,
      parts: phases,
    }),
  ];
}

const firstStep = () =>
  timeProcess<FirstStep>([
    "run",
    "-A",
    "--quiet",
    "--no-check",
    "--config",
    path("../deno.json"),
    path("first_step.ts"),
  ]);

const bareProcess = () => timeProcess(["eval", "--no-config", "console.log('{}')"]);

/** The time until a process of Deno says its first line, ms, and what it says. */
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
