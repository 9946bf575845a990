import {
  acos,
  clipByValue,
  div,
  greater,
  mul,
  neg,
  relu,
  sqrt,
  square,
  sub,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { withSlope } from "./_with_slope.ts";
import type { Scores } from "./scores.ts";

/**
 * What a similarity s becomes: −s; and what a cosine may become: 1 − s, the chord √(2 − 2s) between the unit
 * vectors, or their angle.
 */
export type DistanceForm = "negative" | "one-minus" | "chord" | "angle";

/** Chords and sines below this come of rounding: one of 6e-8 in s makes a chord of 3.5e-4. */
const SMALLEST_SINE = 3.5e-4;

/**
 * Turns a similarity into a distance.
 *
 * - `negative`: −s, of any similarity. Order and differences stay what they were, so ranks, windows and
 *   triplet margins do too; it may be below 0.
 * - `one-minus`: 1 − s, range 0 to 2. With it, pytorch-metric-learning's hinges on similarities come out
 *   exactly: a triplet margin stays as it is, a contrastive margin m becomes 1 − m.
 * - `chord`: √(2 − 2s), range 0 to 2, the Euclidean distance of the normalized embeddings. Wrong by
 *   1.6e-5 at 0.1 and 1.8e-3 at 0.01 (relative), since s has lost those digits: take
 *   `euclidean({ normalize: true })` where small distances matter.
 * - `angle`: arccos s in radians, range 0 to π.
 *
 * Where the slope of chord and angle has no end (s = 1; for angle, −1 too), the gradient is 0.
 *
 * @throws {RangeError} If a form other than `negative` is asked of scores that are not cosines.
 */
export function asDistance(
  similarity: Scores<"similarity">,
  { form }: { readonly form: DistanceForm },
): Scores<"distance"> {
  const { matrix, range: [smallest, largest] } = similarity;
  if (form === "negative") {
    return { kind: "distance", form, range: [0 - largest, 0 - smallest], matrix: neg(matrix) };
  }
  if (similarity.form !== "cosine") {
    throw new RangeError(
      `Cannot take the ${form} distance: needs cosine similarities, found ${similarity.form}`,
    );
  }
  if (form === "one-minus") {
    return { kind: "distance", form, range: [0, 2], matrix: sub(1, matrix) };
  }
  if (form === "chord") return { kind: "distance", form, range: [0, 2], matrix: chord(matrix) };
  return { kind: "distance", form, range: [0, Math.PI], matrix: angle(matrix) };
}

function chord(similarity: Tensor2D): Tensor2D {
  return withSlope(similarity, (s) => {
    const value: Tensor2D = sqrt(relu(sub(2, mul(s, 2))));
    return { value, slope: minusReciprocal(value) };
  });
}

function angle(similarity: Tensor2D): Tensor2D {
  return withSlope(similarity, (s) => {
    const inside: Tensor2D = clipByValue(s, -1, 1);
    const sine: Tensor2D = sqrt(sub(1, square(inside)));
    return { value: acos(inside), slope: minusReciprocal(sine) };
  });
}

/** −1 / x, or 0 where x is too near 0 for float32 to know it. */
function minusReciprocal(x: Tensor2D): Tensor2D {
  const known = greater(x, SMALLEST_SINE);
  return where(known, div(-1, where(known, x, 1)), 0);
}
