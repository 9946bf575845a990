// deno-lint-ignore-file no-console -- standard output is how it answers
/**
 * Our side of `deno task bench engine`: `deno run -A bench/engine_worker.ts <threads>`. Reads requests as
 * lines of JSON and answers each with one line; `torch_worker.py` does the same.
 *
 * @module
 */
import { createInterface } from "node:readline";
import { stdin } from "node:process";
import { startEngine } from "../lib/tensor/mod.ts";
import { timeRuns } from "./_time_runs.ts";
import { type Contest, openContest } from "./workloads/contest.ts";
import { workloads } from "./workloads/workloads.ts";

interface Request {
  readonly workload: string;
  /** Opens a way to do it, or takes a turn. */
  readonly action: "open" | "run";
  readonly variant: string;
  /** The workload's file, for `open`. */
  readonly file: string;
  /** Steps that a call takes. */
  readonly steps: number;
  /** Length of the turn, for `run`. */
  readonly ms: number;
}

const engine = await startEngine({ threads: Number(Deno.args[0]) });
const open = new Map<string, Contest>();

function answer({ action, workload, variant, file, steps, ms }: Request): object {
  const key = `${workload} ${variant}`;
  if (action === "run") {
    const contest = open.get(key)!;
    return { times: timeRuns(contest.run, ms).map((time) => time / contest.steps) };
  }
  const found = workloads.find(({ name }) => name === workload)!;
  const contest = openContest(found, { variant, file: Deno.readFileSync(file), steps });
  open.set(key, contest);
  return { losses: contest.firstLosses() };
}

console.log(JSON.stringify({ version: `libtensorflow ${engine.version}` }));
for await (const line of createInterface(stdin)) {
  try {
    console.log(JSON.stringify(answer(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
