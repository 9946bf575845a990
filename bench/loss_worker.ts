// deno-lint-ignore-file no-console -- standard output is how it answers
/**
 * Our side of `deno task bench losses`: `deno run -A bench/loss_worker.ts <threads>`. Reads requests as
 * lines of JSON and answers each with one line; `loss_worker.py` does the same.
 *
 * @module
 */
import { stdin } from "node:process";
import { createInterface } from "node:readline";
import { streams } from "../lib/random/mod.ts";
import { startEngine } from "../lib/tensor/mod.ts";
import { namedForPeer } from "../tests/parity/reference.ts";
import { lossContests } from "./_loss_contests.ts";
import { type OpenedLoss, openLoss } from "./_open_loss.ts";
import { timeRuns } from "./_time_runs.ts";

interface Request {
  readonly action: "open" | "run";
  /** Of the contest, for `open`. */
  readonly name: string;
  readonly batch: number;
  /** Length of the turn, for `run`. */
  readonly ms: number;
}

const CLASSES = 32;
const DIMENSIONS = 64;

const engine = await startEngine({ threads: Number(Deno.args[0]) });
let opened: OpenedLoss | undefined;

function answer({ action, name, batch, ms }: Request): object {
  if (action === "run") return { times: timeRuns(opened!.run, ms) };
  opened?.[Symbol.dispose]();
  const context = { classes: CLASSES, dimensions: DIMENSIONS };
  const { setup } = lossContests(context).find((contest) => contest.name === name)!;
  opened = openLoss(setup.ours, { ...context, batch, streams: streams(1) });
  const { embeddings, labels, weights, mode } = opened;
  return {
    value: opened.value(),
    mode,
    peer: setup.peer,
    embeddings: embeddings.map((row) => Array.from(row)),
    labels: Array.from(labels),
    weights: namedForPeer(setup, weights),
  };
}

console.log(JSON.stringify({ version: `libtensorflow ${engine.version}` }));
for await (const line of createInterface(stdin)) {
  try {
    console.log(JSON.stringify(answer(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
