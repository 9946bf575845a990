// deno-lint-ignore-file no-console -- standard output is how it answers
/**
 * Our side of `deno task bench evaluation`: `deno run -A bench/evaluation_worker.ts <threads>`. Reads requests
 * as lines of JSON and answers each with one line; `evaluation_worker.py` does the same.
 *
 * @module
 */
import { stdin } from "node:process";
import { createInterface } from "node:readline";
import { evaluateRetrieval } from "../lib/evaluation/mod.ts";
import { startEngine } from "../lib/tensor/mod.ts";

interface Request {
  /** Float32 values, row by row. */
  readonly file: string;
  readonly rows: number;
  readonly classes: number;
  readonly dimensions: number;
}

const engine = await startEngine({ threads: Number(Deno.args[0]) });

async function answer({ file, rows, classes, dimensions }: Request): Promise<object> {
  const embeddings = new Float32Array((await Deno.readFile(file)).buffer);
  const labels = Int32Array.from({ length: rows }, (_, row) => row % classes);
  const start = performance.now();
  const { overQueries } = await evaluateRetrieval({ embeddings, labels, dimensions });
  const ms = performance.now() - start;
  const peak = Deno.readTextFileSync("/proc/self/status").match(/^VmHWM:\s+(\d+) kB/m);
  return { ms, map_at_r: overQueries.map_at_r, memory_mib: Number(peak![1]) / 1024 };
}

console.log(JSON.stringify({ version: `libtensorflow ${engine.version}` }));
for await (const line of createInterface(stdin)) {
  try {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
