// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Times training steps compiled by the engine beside PyTorch's: each side in a process of its own, in turns,
 * on the same cores, with the same network, weights, images, batches, loss and optimizer. Neither reads the
 * loss while it is timed. Then times what an op, a trace and a start cost; see `bench/costs.ts`.
 *
 * `deno task bench engine [--json] [--only=<part of a step's name>]`
 *
 * @module
 */
import { environmentFacts } from "../lib/tracking/mod.ts";
import { type CostRow, describeCost } from "./_cost_row.ts";
import { benchCosts } from "./costs.ts";
import { benchSteps, describeStep, type StepContestRow } from "./engine_steps.ts";

/** Runs the bench and prints what it found. */
export async function run(args: readonly string[]): Promise<void> {
  const only = args.find((argument) => argument.startsWith("--only="))?.slice(7) ?? "";
  const rows: StepContestRow[] = [];
  for await (const row of benchSteps(only, console.error)) {
    console.log(describeStep(row));
    rows.push(row);
  }
  const costs: CostRow[] = [];
  if (only === "") {
    for await (const row of benchCosts()) {
      console.log(describeCost(row));
      costs.push(row);
    }
  }
  if (args.includes("--json")) {
    const engine = rows.map((row) => `${row.ours_version}, beside ${row.peer_version}`)[0] ??
      "none";
    const environment = await environmentFacts({ engine });
    console.log(
      JSON.stringify({ date: new Date().toISOString(), environment, rows: [...rows, ...costs] }),
    );
  }
}
