import { integerBelow, streams } from "../../lib/random/mod.ts";
import { table } from "../distances/_points.ts";
import type { Labels } from "./_brute_force.ts";

/** A batch that meets itself: labels, and scores of their own (not symmetric, so no index is mixed up). */
export interface Batch {
  readonly name: string;
  readonly labels: number[];
  readonly distances: number[][];
}

/** What a miner sees: a batch that meets itself, or others. */
export interface Meeting {
  readonly name: string;
  readonly labels: Labels;
  readonly distances: number[][];
  /** Of the references with each other, where there are some. */
  readonly among?: number[][];
}

/** Multiples of 1/8: float32 adds them exactly, so that ties are ties, and there are many. */
function coarseDistances(size: number, seed: number): number[][] {
  const prng = streams(seed).open("evaluation", "distances");
  return table(size, size, (row, column) => row === column ? 0 : integerBelow(prng, 17) / 8);
}

/** Of anchors to references that are other rows. */
function coarseRectangle(rows: number, columns: number, seed: number): number[][] {
  const prng = streams(seed).open("evaluation", "rectangle");
  return table(rows, columns, () => integerBelow(prng, 17) / 8);
}

function meeting(name: string, anchors: number[], references: number[]): Meeting {
  return {
    name,
    labels: { anchors, references },
    distances: coarseRectangle(anchors.length, references.length, anchors.length),
    among: coarseDistances(references.length, references.length),
  };
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

/** Batches that meet others: more of them, fewer, and as in a memory that is half full. */
export const meetings: readonly Meeting[] = [
  meeting("more references", [0, 0, 1, 2, -1, 3], [0, 1, 1, 2, 0, -1, 2, 5, 0, 1]),
  meeting("fewer references", [0, 0, 1, 1, 2, 2, 0, 1], [0, 1, 2]),
  meeting("as many references", [0, 1, 2, 0], [2, 0, 0, 1]),
  meeting("a memory not yet full", [0, 1, 0, 1], [0, 1, 1, -1, -1, -1, -1]),
  meeting("no positives", [0, 1, 2], [3, 4, 5, 6]),
  meeting("one reference", [0, 1], [0]),
];
