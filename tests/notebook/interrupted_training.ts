/**
 * Interrupts itself at step 8 of 40, goes on from there, and prints where it stopped and what it then learned,
 * and what a training that nobody interrupts learns.
 *
 * @module
 */
import { trainLive } from "@marginalia/marginalia/notebook";
import { startEngine } from "@marginalia/marginalia/tensor";
import { setups, toyParts, toyRun } from "../training/toy_run.ts";

await startEngine({ determinism: "fixed" });
const run = toyRun(toyParts(setups.pairs), { steps: 40, stepsPerCall: 1, checkpointEvery: 4 });
const whole = await trainLive(run);
const stopped = await trainLive(run, {
  onCheckpoint: (_, step) => {
    if (step === 8) Deno.kill(Deno.pid, "SIGINT");
  },
});
const { interrupted, step, snapshot } = stopped;
const after = await trainLive({ ...run, from: snapshot });
const same = JSON.stringify(after.weights) === JSON.stringify(whole.weights);
const result = JSON.stringify({ interrupted, step, same });
await Deno.stdout.write(new TextEncoder().encode(`${result}\n`));
