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
    return step === 8 ? interrupt() : undefined;
  },
});
const { interrupted, step, snapshot } = stopped;
const after = await trainLive({ ...run, from: snapshot });
const same = JSON.stringify(after.weights) === JSON.stringify(whole.weights);
const result = JSON.stringify({ interrupted, step, same });
await Deno.stdout.write(new TextEncoder().encode(`${result}\n`));

/** Ends when the signal has come: steps are taken meanwhile otherwise. */
async function interrupt(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  Deno.addSignalListener("SIGINT", resolve);
  Deno.kill(Deno.pid, "SIGINT");
  await promise;
  Deno.removeSignalListener("SIGINT", resolve);
}
