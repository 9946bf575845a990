import { type Worker } from "../../bench/_worker.ts";
import type { ParityBatch } from "./batch.ts";
import type { DrawnWeights, Evaluated } from "./evaluate_ours.ts";
import type { ParitySetup } from "./parity_part.ts";

/** What the reference says, or the exception it ended with. */
export type Answer = Evaluated | { readonly refusal: string };

/** Asks the reference for its value and gradients, in the order that ours have. */
export async function askReference(
  worker: Worker,
  setup: ParitySetup,
  batch: ParityBatch,
  drawn: DrawnWeights,
): Promise<Answer> {
  const places = placesOf(setup);
  const { references } = batch;
  try {
    const { value, gradients } = await worker.ask<Evaluated>({
      ...setup.peer,
      embeddings: batch.embeddings.map((row) => Array.from(row)),
      labels: batch.labels,
      ...(references && {
        references: {
          embeddings: references.embeddings.map((row) => Array.from(row)),
          labels: references.labels,
        },
      }),
      weights: namedForPeer(setup, drawn),
    });
    const first = gradients.length - places.length;
    return {
      value,
      gradients: gradients.map((gradient, index) => {
        const place = places[index - first];
        if (!place?.transposed) return gradient;
        const [rows, columns] = place.shape;
        return transpose(gradient, [columns, rows]);
      }),
    };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

/** Weights under the reference's names, and as they lie there. */
export function namedForPeer(setup: ParitySetup, drawn: DrawnWeights): Record<string, number[]> {
  return Object.fromEntries(
    placesOf(setup).map(({ name, shape, peer, transposed }) => {
      const values = Array.from(drawn[name]!);
      return [peer, transposed ? transpose(values, shape) : values];
    }),
  );
}

function placesOf({ ours, weights = {} }: ParitySetup) {
  return Object.entries(ours.parameters).map(([name, { shape }]) => {
    const place = weights[name];
    if (place === undefined) {
      throw new Error(`Cannot compare: ${name} has no name in the reference`);
    }
    return { name, shape: shape as [number, number], ...place };
  });
}

function transpose(
  values: readonly number[],
  [rows, columns]: readonly [number, number],
): number[] {
  return Array.from(
    { length: values.length },
    (_, index) => values[(index % rows) * columns + Math.floor(index / rows)]!,
  );
}
