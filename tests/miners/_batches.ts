import { integerBelow, streams } from "../../lib/random/mod.ts";
import { table } from "../distances/_points.ts";

/** A batch as miners see it: labels, and scores of their own (not symmetric, so no index is mixed up). */
export interface Batch {
  readonly name: string;
  readonly labels: number[];
  readonly distances: number[][];
}

/** Multiples of 1/8: float32 adds them exactly, so that ties are ties, and there are many. */
function coarseDistances(size: number, seed: number): number[][] {
  const prng = streams(seed).open("evaluation", "distances");
  return table(size, size, (row, column) => row === column ? 0 : integerBelow(prng, 17) / 8);
}

function batch(name: string, labels: number[]): Batch {
  return { name, labels, distances: coarseDistances(labels.length, labels.length) };
}

/** A margin that distances of a batch can meet exactly. */
export const coarseMargin = 0.375;

export const batches: readonly Batch[] = [
  batch("even classes", [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]),
  batch("uneven classes, lone and unlabelled rows", [
    4,
    4,
    1,
    1,
    1,
    4,
    1,
    -1,
    7,
    0,
    0,
    0,
    0,
    0,
    -1,
    4,
    4,
    1,
  ]),
  batch("packaged triplets", [5, 5, 2, 2, 2, 9, 1, 0, 1, -1, -1, 3]),
  batch("single class", [3, 3, 3, 3, 3, 3]),
  batch("no positives", [0, 1, 2, 3, 4, 5]),
  batch("unlabelled", [-1, -1, -1, -1, -1, -1]),
  {
    name: "identical embeddings",
    labels: [0, 0, 1, 1, 2, 2],
    distances: table(6, 6, () => 0),
  },
];
