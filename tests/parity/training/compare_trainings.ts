import type { Arm } from "./arms.ts";
import type { TrainingSides } from "./training_sides.ts";

/** Both sides' training from one seed's start. */
export interface TrainingPair {
  readonly arm: string;
  readonly seed: number;
  readonly steps: number;
  /** Of the first 20 steps. */
  readonly losses: { readonly ours: readonly number[]; readonly reference: readonly number[] };
  /** The test images retrieving each other; both by our evaluation. */
  readonly mapAtR: { readonly ours: number; readonly reference: number };
}

/** Steps whose losses are compared. */
export const COMPARED = 20;

/** Trains an arm on both sides at once, and evaluates both embeddings with the same code. */
export async function compareTrainings(
  { name: arm, peer }: Arm,
  { ours, reference, folder, start }: TrainingSides,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): Promise<TrainingPair> {
  const files = { ours: `${folder}/ours.f32`, reference: `${folder}/reference.f32` };
  const startPath = await start(seed, steps);
  const train = { action: "train", embeddings: files.reference, start: startPath, ...peer };
  const [our, their] = await Promise.all([
    ours.ask<Losses>({ action: "train", arm, seed, steps, embeddings: files.ours }),
    reference.ask<Losses>(train),
  ]);
  const evaluate = async (embeddings: string) =>
    (await ours.ask<{ mapAtR: number }>({ action: "evaluate", embeddings })).mapAtR;
  return {
    arm,
    seed,
    steps,
    losses: { ours: our.losses.slice(0, COMPARED), reference: their.losses.slice(0, COMPARED) },
    mapAtR: { ours: await evaluate(files.ours), reference: await evaluate(files.reference) },
  };
}

interface Losses {
  readonly losses: readonly number[];
}
