import type { HardNegativeReport } from "./hard_negatives.ts";

/** The rows of a data set by class, and how many partners each has. */
export interface LabelledRows {
  /** How many others of its class a row has; 0 for a row without a class. */
  positivesOf(row: number): number;
  /** How many rows of other classes a row has; 0 for a row without a class. */
  negativesOf(row: number): number;
  /** The rows of a row's class, itself among them. */
  classOf(row: number): readonly number[];
  /** Positives of a row of the largest class. */
  readonly mostPositives: number;
  readonly leftOut: HardNegativeReport["rowsLeftOut"];
}

export function labelledRows(labels: Int32Array): LabelledRows {
  const classes = new Map<number, number[]>();
  labels.forEach((label, row) => {
    if (label < 0) return;
    const rows = classes.get(label);
    if (rows === undefined) classes.set(label, [row]);
    else rows.push(row);
  });
  const sizes = [...classes.values()].map((rows) => rows.length);
  const labelled = sizes.reduce((total, size) => total + size, 0);
  const lone = sizes.filter((size) => size === 1).length;
  const classOf = (row: number) => classes.get(labels[row]!) ?? [];
  return {
    positivesOf: (row) => Math.max(0, classOf(row).length - 1),
    negativesOf: (row) => labels[row]! < 0 ? 0 : labelled - classOf(row).length,
    classOf,
    mostPositives: sizes.reduce((most, size) => Math.max(most, size - 1), 0),
    leftOut: {
      unlabelled: labels.length - labelled,
      withoutPositive: lone,
      withoutNegative: classes.size === 1 && lone === 0 ? labelled : 0,
    },
  };
}
