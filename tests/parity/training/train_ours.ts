import type { FashionMnist } from "../../../lib/data/mod.ts";
import { embed, train } from "../../../lib/training/mod.ts";
import type { Arm } from "./arms.ts";
import { encoder, optimizer, seededStart } from "./training_start.ts";

export interface Trained {
  /** Of each step. */
  readonly losses: readonly number[];
  /** Of the test images, row by row. */
  readonly embeddings: Float32Array;
}

/** Trains an arm from a seed's start, as any trial is trained. */
export async function trainOurs(
  { objective }: Arm,
  data: FashionMnist,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): Promise<Trained> {
  const losses: number[] = [];
  let embeddings: Float32Array = new Float32Array();
  const run = { encoder, objective, optimizer, data: data.train, steps, logEvery: 1 };
  for await (const record of train({ ...run, ...seededStart(seed, data.train.labels) })) {
    if (record.kind === "step") losses.push(record.metrics.loss);
    else embeddings = embed({ encoder, parameters: record.state.parameters, data: data.test });
  }
  return { losses, embeddings };
}
