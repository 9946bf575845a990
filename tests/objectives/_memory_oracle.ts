import type { Rows } from "../distances/_points.ts";
import type { GivenStep } from "./_evaluate.ts";

/** A remembered row. */
export interface Remembered {
  readonly embedding: readonly number[];
  readonly label: number;
  /** Step and row that it came from. */
  readonly step: number;
  readonly row: number;
}

/** What the ring holds when a step is evaluated, by places: the last `size` rows, this step's included. */
export function ringAt(
  steps: readonly GivenStep[],
  step: number,
  size: number,
  keys: (row: number) => boolean = () => true,
): (Remembered | undefined)[] {
  const ring = new Array<Remembered | undefined>(size).fill(undefined);
  let next = 0;
  steps.slice(0, step + 1).forEach(({ embeddings, labels }, at) => {
    embeddings.forEach((embedding, row) => {
      if (!keys(row)) return;
      ring[next] = { embedding, label: (labels as number[])[row]!, step: at, row };
      next = (next + 1) % size;
    });
  });
  return ring;
}

/** Two rows of the ring, or one of it and an anchor: positive, negative or neither. */
export type Judge = (anchor: number, reference: Remembered) => "same" | "different" | "ignore";

export function byClassOf(labels: readonly number[], step: number): Judge {
  return (anchor, { label, step: at, row }) => {
    if (at === step && row === anchor) return "ignore";
    if (label < 0 || labels[anchor]! < 0) return "ignore";
    return label === labels[anchor] ? "same" : "different";
  };
}

/** Hinge contrastive loss of anchors against the ring, positives and negatives averaged apart. */
export function contrastiveOfRing(
  anchors: Rows,
  ring: readonly (Remembered | undefined)[],
  judge: Judge,
  margin: number,
): number {
  const losses = { same: [] as number[], different: [] as number[] };
  for (const [anchor, reference, d] of measured(anchors, ring)) {
    const word = judge(anchor, reference);
    if (word === "same") losses.same.push(d);
    if (word === "different") losses.different.push(Math.max(0, margin - d));
  }
  return mean(losses.same) + mean(losses.different);
}

/** Sum of hinges over every positive with every negative of each anchor. */
export function tripletsOfRing(
  anchors: Rows,
  ring: readonly (Remembered | undefined)[],
  judge: Judge,
  margin: number,
): number {
  const all = measured(anchors, ring);
  let total = 0;
  for (const [a, p, near] of all) {
    for (const [b, n, far] of all) {
      if (a === b && judge(a, p) === "same" && judge(a, n) === "different") {
        total += Math.max(0, near - far + margin);
      }
    }
  }
  return total;
}

function measured(
  anchors: Rows,
  ring: readonly (Remembered | undefined)[],
): [anchor: number, reference: Remembered, distance: number][] {
  return anchors.flatMap((x, anchor) =>
    ring.flatMap((reference): [number, Remembered, number][] =>
      reference === undefined
        ? []
        : [[anchor, reference, Math.hypot(...x.map((a, i) => a - reference.embedding[i]!))]]
    )
  );
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value) / values.length;
}
