import { randomRows, type Rows } from "../../distances/_points.ts";
import type { OracleTerms } from "../_reductions.ts";

/** Classes and dimensions of the contract's batches. */
export const context = {
  classes: 12,
  dimensions: 4,
  classSizes: [40, 3, 7, 1, 900, 12, 12, 30, 2, 5, 60, 8],
};

/** Weights that float32 holds exactly, `rows` for each class. */
export function randomProxies(seed: number, aClass = 1): Rows {
  return randomRows(context.classes * aClass, context.dimensions, seed);
}

/** −log of the share that the class has in Σ e^logit. */
export function crossEntropyOf(logits: readonly number[], label: number): number {
  const own = logits[label]!;
  const others = logits.filter((_, index) => index !== label);
  return Math.log1p(others.reduce((total, logit) => total + Math.exp(logit - own), 0));
}

/** A loss for each row that has a class. */
export function labelledRows(
  labels: readonly number[],
  lossOf: (row: number, label: number) => number,
): OracleTerms {
  return {
    rows: labels.flatMap((label, row) => label < 0 ? [] : [lossOf(row, label)]),
  };
}

/** Inner product of two rows. */
export function dotOf(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, x, index) => total + x * b[index]!, 0);
}

export const lengthOf = (row: readonly number[]) => Math.hypot(...row);

/** Cosine of a row with each of a class's centres, the largest, for each class. */
export function nearestCosines(row: readonly number[], centers: Rows, aClass = 1): number[] {
  return Array.from({ length: centers.length / aClass }, (_, label) => {
    const ofClass = centers.slice(label * aClass, (label + 1) * aClass);
    return Math.max(
      ...ofClass.map((center) => dotOf(row, center) / (lengthOf(row) * lengthOf(center))),
    );
  });
}

/** ArcFace's logits of a row: a margin in degrees on the angle with its class. */
export function arcFaceLogits(
  similarities: readonly number[],
  label: number,
  { margin, scale }: { readonly margin: number; readonly scale: number },
): number[] {
  const radians = margin * Math.PI / 180;
  return similarities.map((cosine, index) => {
    if (index !== label) return scale * cosine;
    const angle = Math.acos(cosine);
    return angle + radians <= Math.PI
      ? scale * Math.cos(angle + radians)
      : scale * (cosine - radians * Math.sin(radians));
  });
}

/** (−1)^k cos(mθ) − 2k, θ between kπ/m and (k + 1)π/m. */
export function multipliedAngleOf(cosine: number, multiple: number): number {
  const angle = Math.acos(cosine);
  let turns = 0;
  while (angle >= (turns + 1) * Math.PI / multiple) turns++;
  return (turns % 2 === 0 ? 1 : -1) * Math.cos(multiple * angle) - 2 * turns;
}
