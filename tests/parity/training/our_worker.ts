// deno-lint-ignore-file no-console -- standard output is how it answers
/**
 * Our side of `deno task parity training`, one thread. Reads requests as lines of JSON and answers each
 * with one line; `reference_trainer.py` does the same.
 *
 * @module
 */
import { stdin } from "node:process";
import { createInterface } from "node:readline";
import { timeRuns } from "../../../bench/_time_runs.ts";
import { fashionMnist } from "../../../lib/data/mod.ts";
import { evaluateRetrieval } from "../../../lib/evaluation/mod.ts";
import { startEngine } from "../../../lib/tensor/mod.ts";
import { armNamed } from "./arms.ts";
import { type EndlessStep, endlessStep } from "./endless_step.ts";
import { trainOurs } from "./train_ours.ts";
import { encoder } from "./training_start.ts";

type Request =
  | {
    readonly action: "train";
    readonly arm: string;
    readonly seed: number;
    readonly steps: number;
    /** File that the test images' embeddings are written to, float32, row by row. */
    readonly embeddings: string;
  }
  | { readonly action: "evaluate"; readonly embeddings: string }
  | { readonly action: "open"; readonly arm: string; readonly mode: Mode }
  | { readonly action: "run"; readonly mode: Mode; readonly ms: number };
type Mode = "graph" | "xla";

const engine = await startEngine({ determinism: "fixed", threads: 1 });
const data = await fashionMnist();
const open = new Map<Mode, EndlessStep>();

async function answer(request: Request): Promise<object> {
  switch (request.action) {
    case "train": {
      const { losses, embeddings } = await trainOurs(armNamed(request.arm), data, request);
      Deno.writeFileSync(request.embeddings, new Uint8Array(embeddings.buffer));
      return { losses };
    }
    case "evaluate": {
      const { overQueries } = await evaluateRetrieval({
        embeddings: new Float32Array(Deno.readFileSync(request.embeddings).buffer),
        labels: data.test.labels,
        dimensions: encoder.dimensions,
      });
      return { mapAtR: overQueries.map_at_r };
    }
    case "open":
      open.get(request.mode)?.[Symbol.dispose]();
      open.set(request.mode, endlessStep(armNamed(request.arm), data.train, request.mode));
      return {};
    case "run":
      return { times: timeRuns(open.get(request.mode)!.run, request.ms) };
  }
}

console.log(JSON.stringify({ version: `libtensorflow ${engine.version}` }));
for await (const line of createInterface(stdin)) {
  try {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
