import { at, type Rows } from "../distances/_points.ts";

export interface Triplet {
  readonly anchor: number;
  readonly positive: number;
  readonly negative: number;
}

/** Classes of rows that meet each other, or of anchors that meet references. */
export type Labels =
  | readonly number[]
  | { readonly anchors: readonly number[]; readonly references: readonly number[] };

/** Both sides, whichever way they are told. */
export function sidesOf(labels: Labels) {
  return "anchors" in labels ? labels : { anchors: labels, references: labels };
}

export function isPositive(labels: Labels, anchor: number, other: number): boolean {
  const { anchors, references } = sidesOf(labels);
  const itself = anchors === references && anchor === other;
  return !itself && anchors[anchor]! >= 0 && anchors[anchor] === references[other];
}

export function isNegative(labels: Labels, anchor: number, other: number): boolean {
  const { anchors, references } = sidesOf(labels);
  return anchors[anchor]! >= 0 && references[other]! >= 0 && anchors[anchor] !== references[other];
}

/** Pairs (anchor, other) that a relation holds for. */
export function pairsOf(
  labels: Labels,
  relation: (labels: Labels, anchor: number, other: number) => boolean,
): [number, number][] {
  const { anchors, references } = sidesOf(labels);
  return [...anchors.keys()].flatMap((anchor) =>
    [...references.keys()].filter((other) => relation(labels, anchor, other))
      .map((other): [number, number] => [anchor, other])
  );
}

/** Every (a, p, n) of the labels, by three loops. */
export function triplets(labels: Labels): Triplet[] {
  const { references } = sidesOf(labels);
  return pairsOf(labels, isPositive).flatMap(([anchor, positive]) =>
    [...references.keys()].filter((negative) => isNegative(labels, anchor, negative))
      .map((negative) => ({ anchor, positive, negative }))
  );
}

/** What each miner of triplets should choose, by loops over plain numbers. */
export const chosenTriplets = {
  "all-triplets": (labels: Labels, _: Rows) => triplets(labels),

  "semi-hard": (labels: Labels, d: Rows, margin: number) =>
    inWindow(labels, d, (gap) => gap > 0 && gap <= margin),

  "hard-window": (labels: Labels, d: Rows) => inWindow(labels, d, (gap) => gap <= 0),

  "margin-window": (labels: Labels, d: Rows, margin: number) =>
    inWindow(labels, d, (gap) => gap <= margin),

  "easy-window": (labels: Labels, d: Rows, margin: number) =>
    inWindow(labels, d, (gap) => gap > margin),

  "semi-hard-single"(labels: Labels, d: Rows) {
    return pairsOf(labels, isPositive).flatMap(([anchor, positive]) => {
      const negatives = nearestFirst(labels, d, anchor, isNegative);
      const farther = negatives.find((n) => at(d, anchor, n) > at(d, anchor, positive));
      const negative = farther ?? negatives.at(-1);
      return negative === undefined ? [] : [{ anchor, positive, negative }];
    });
  },

  "batch-hard"(labels: Labels, d: Rows) {
    return [...sidesOf(labels).anchors.keys()].flatMap((anchor) => {
      const positives = nearestFirst(labels, d, anchor, isPositive);
      const positive = positives.find((p) => at(d, anchor, p) === at(d, anchor, positives.at(-1)!));
      const [negative] = nearestFirst(labels, d, anchor, isNegative);
      return positive === undefined || negative === undefined
        ? []
        : [{ anchor, positive, negative }];
    });
  },

  angular: (labels: Labels, d: Rows, _margin?: number, among = d) =>
    triplets(labels).filter(({ anchor, positive, negative }) => {
      const [width, near, far] = [
        at(d, anchor, positive) ** 2,
        at(d, anchor, negative) ** 2,
        at(among, positive, negative) ** 2,
      ];
      const fromMiddle = Math.max(0, near / 2 + far / 2 - width / 4);
      return width > 4 * Math.tan(20 * Math.PI / 180) ** 2 * fromMiddle;
    }),

  "packaged-triplets": (labels: Labels, _: Rows) =>
    triplets(labels).filter(({ anchor, positive, negative }) =>
      anchor % 3 === 0 && positive === anchor + 1 && negative === anchor + 2
    ),
};

function inWindow(labels: Labels, d: Rows, holds: (gap: number) => boolean): Triplet[] {
  return triplets(labels).filter(({ anchor, positive, negative }) =>
    holds(at(d, anchor, negative) - at(d, anchor, positive))
  );
}

/** An anchor's positives or negatives by distance; of equal ones the lower row first. */
export function nearestFirst(
  labels: Labels,
  d: Rows,
  anchor: number,
  relation: typeof isPositive,
): number[] {
  return [...sidesOf(labels).references.keys()].filter((other) => relation(labels, anchor, other))
    .sort((one, other) => at(d, anchor, one) - at(d, anchor, other) || one - other);
}
