// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Times what the engine costs beside the work itself: an op called eagerly, the trace of a training step,
 * and a new process until the result of its first compiled step. The peers are calibrations: the same
 * without our code and tfjs's.
 *
 * `deno task bench costs [--json]`
 *
 * @module
 */
import { startEngine } from "../lib/tensor/mod.ts";
import { environmentFacts } from "../lib/tracking/mod.ts";
import { type CostRow, describeCost } from "./_cost_row.ts";
import { benchEagerOp } from "./_eager_op.ts";
import { benchFirstStep } from "./_first_step.ts";

/** A row for each of these costs. */
export async function* benchCosts(): AsyncGenerator<CostRow> {
  yield* await benchEagerOp();
  yield* await benchFirstStep();
}

/** Runs the bench and prints what it found. */
export async function run(args: readonly string[]): Promise<void> {
  const rows: CostRow[] = [];
  for await (const row of benchCosts()) {
    console.log(describeCost(row));
    rows.push(row);
  }
  if (args.includes("--json")) {
    const { version } = await startEngine();
    const environment = await environmentFacts({ engine: `libtensorflow ${version}` });
    console.log(JSON.stringify({ date: new Date().toISOString(), environment, rows }));
  }
}
