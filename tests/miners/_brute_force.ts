import { at, type Rows } from "../distances/_points.ts";

export interface Triplet {
  readonly anchor: number;
  readonly positive: number;
  readonly negative: number;
}

export function isPositive(labels: readonly number[], anchor: number, other: number): boolean {
  return anchor !== other && labels[anchor]! >= 0 && labels[anchor] === labels[other];
}

export function isNegative(labels: readonly number[], anchor: number, other: number): boolean {
  return labels[anchor]! >= 0 && labels[other]! >= 0 && labels[anchor] !== labels[other];
}

function* rowsOf(labels: readonly number[]): Generator<number> {
  for (const [row] of labels.entries()) yield row;
}

/** Every (a, p, n) of the labels, by three loops. */
export function triplets(labels: readonly number[]): Triplet[] {
  const found: Triplet[] = [];
  for (const anchor of rowsOf(labels)) {
    for (const positive of rowsOf(labels)) {
      for (const negative of rowsOf(labels)) {
        if (isPositive(labels, anchor, positive) && isNegative(labels, anchor, negative)) {
          found.push({ anchor, positive, negative });
        }
      }
    }
  }
  return found;
}

/** What each miner should choose, by loops over plain numbers. */
export const chosenTriplets = {
  "all-triplets": (labels: readonly number[], _: Rows) => triplets(labels),

  "semi-hard": (labels: readonly number[], d: Rows, margin: number) =>
    triplets(labels).filter(({ anchor, positive, negative }) => {
      const gap = at(d, anchor, negative) - at(d, anchor, positive);
      return gap > 0 && gap <= margin;
    }),

  "semi-hard-single"(labels: readonly number[], d: Rows) {
    return pairsOf(labels, isPositive).flatMap(([anchor, positive]) => {
      const negatives = nearestFirst(labels, d, anchor);
      const farther = negatives.find((n) => at(d, anchor, n) > at(d, anchor, positive));
      const negative = farther ?? negatives.at(-1);
      return negative === undefined ? [] : [{ anchor, positive, negative }];
    });
  },

  "batch-hard"(labels: readonly number[], d: Rows) {
    return [...rowsOf(labels)].flatMap((anchor) => {
      const positives = [...rowsOf(labels)].filter((other) => isPositive(labels, anchor, other));
      const farthest = Math.max(...positives.map((p) => at(d, anchor, p)));
      const positive = positives.find((p) => at(d, anchor, p) === farthest);
      const negative = nearestFirst(labels, d, anchor)[0];
      return positive === undefined || negative === undefined
        ? []
        : [{ anchor, positive, negative }];
    });
  },

  angular: (labels: readonly number[], d: Rows) =>
    triplets(labels).filter(({ anchor, positive, negative }) => {
      const [width, near, far] = [
        at(d, anchor, positive) ** 2,
        at(d, anchor, negative) ** 2,
        at(d, positive, negative) ** 2,
      ];
      const fromMiddle = Math.max(0, near / 2 + far / 2 - width / 4);
      return width > 4 * Math.tan(20 * Math.PI / 180) ** 2 * fromMiddle;
    }),

  "packaged-triplets": (labels: readonly number[], _: Rows) =>
    triplets(labels).filter(({ anchor, positive, negative }) =>
      anchor % 3 === 0 && positive === anchor + 1 && negative === anchor + 2
    ),
};

/** Pairs (row, other) that a relation holds for. */
export function pairsOf(
  labels: readonly number[],
  relation: (labels: readonly number[], row: number, other: number) => boolean,
): [number, number][] {
  return [...rowsOf(labels)].flatMap((row) =>
    [...rowsOf(labels)].filter((other) => relation(labels, row, other))
      .map((other): [number, number] => [row, other])
  );
}

/** An anchor's negatives by distance; of equal ones the lower row first. */
function nearestFirst(labels: readonly number[], d: Rows, anchor: number): number[] {
  return [...rowsOf(labels)].filter((other) => isNegative(labels, anchor, other))
    .sort((one, other) => at(d, anchor, one) - at(d, anchor, other) || one - other);
}
