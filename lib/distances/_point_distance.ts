import { z } from "zod";
import { normalizeRows } from "../encoders/mod.ts";
import type { Tensor2D } from "../tensor/mod.ts";
import type { Scorer } from "./scorer.ts";
import type { ScoreForm } from "./scores.ts";

/** Options of a distance between points. */
export const pointDistanceOptions = z.strictObject({
  normalize: z.boolean().default(false)
    .describe("Scale embeddings to length 1 first; false, since encoders have a head for it"),
});

/** A distance between points, before it is known whether they are scaled to length 1. */
export interface PointDistance {
  readonly form: ScoreForm;
  /** Of two opposite embeddings of length 1. */
  readonly greatest: number;
  /** Without references, the queries' from each other. */
  distance(queries: Tensor2D, references?: Tensor2D): Tensor2D;
}

/** Makes the factory of a distance's part. */
export function pointDistance(
  { form, greatest, distance }: PointDistance,
): (options: z.output<typeof pointDistanceOptions>) => Scorer<"distance"> {
  return ({ normalize }) => ({
    kind: "distance",
    score(queries, references) {
      const place = normalize ? normalizeRows : (points: Tensor2D) => points;
      return {
        kind: "distance",
        form,
        range: [0, normalize ? greatest : Infinity],
        matrix: distance(place(queries), references && place(references)),
      };
    },
  });
}
