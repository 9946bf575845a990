import type { Scorer } from "../distances/mod.ts";

export interface HardNegativeOptions {
  /** `[rows, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  readonly dimensions: number;
  /** Class of each row, `[rows]`; a row of −1 has none, and is neither anchor, positive nor negative. */
  readonly labels: Int32Array;
  /** What near and far mean. Default: `euclidean()`. */
  readonly distance?: Scorer<"distance">;
  /** Where random choices come from; a whole number, 0 or more. */
  readonly seed: number;
  /** Which positives an anchor is paired with. Default: `"random"`. */
  readonly positives?: "nearest" | "farthest" | "random";
  /** Most positives of an anchor; 1 or more. Default: 1. */
  readonly positivesPerAnchor?: number;
  /**
   * Which of an anchor's negatives are looked at, ranked from 0, the nearest: from the first rank up to,
   * not including, the second. Leaving out the first few guards against wrong labels. Default: `[0, 10]`.
   */
  readonly ranks?: readonly [from: number, to: number];
  /** Negatives nearer than this are left out; in the distance's unit. Default: none is. */
  readonly nearest?: number;
  /** Negatives farther than this are left out; in the distance's unit. Default: none is. */
  readonly farthest?: number;
  /** Negatives with d(a,n) − d(a,p) below this are left out: too hard, perhaps of the same kind. Default: none is. */
  readonly leastMargin?: number;
  /** Negatives with d(a,n) − d(a,p) above this are left out: too easy to teach anything. Default: none is. */
  readonly mostMargin?: number;
  /** Which of the negatives that are left are taken. Default: `"nearest"`. */
  readonly choose?: "nearest" | "random";
  /** Most negatives of an anchor and a positive; 1 or more. Default: 1. */
  readonly negativesPerPositive?: number;
  /** Anchors whose distances are held at once; moves memory, never a result. Default: 16 MiB of distances. */
  readonly blockSize?: number;
}

/** What was found in a whole data set. */
export interface HardNegatives {
  /** Rows of anchor, positive, negative, one triplet after the other: what `fixedTriplets` takes as `tuples`. */
  readonly triplets: Int32Array;
  /** d(a,p) of each triplet. */
  readonly positiveDistances: Float32Array;
  /** d(a,n) of each triplet. */
  readonly negativeDistances: Float32Array;
  readonly report: HardNegativeReport;
}

/** What was looked at, and what was left out and why; all whole numbers. */
export interface HardNegativeReport {
  /** Rows in all: anchors and those left out. */
  readonly rows: number;
  readonly anchors: number;
  readonly rowsLeftOut: {
    /** Rows without a class. */
    readonly unlabelled: number;
    /** Rows without another of their class. */
    readonly withoutPositive: number;
    /** Rows that have positives, but no row of another class. */
    readonly withoutNegative: number;
  };
  /** Pairs of an anchor and a positive that were looked at. */
  readonly pairs: number;
  /** Pairs that the cap on positives left out. */
  readonly pairsOverCap: number;
  /** Pairs looked at for which no negative was left. */
  readonly pairsWithoutNegative: number;
  /** Triplets of a pair and any negative of its anchor: those taken and those left out. */
  readonly candidates: number;
  readonly triplets: number;
  /** Each candidate that was left out, by the first reason that held, in this order. */
  readonly candidatesLeftOut: Readonly<Record<LeftOut, number>>;
}

/** Why a negative was left out. */
export type LeftOut = "outsideRanks" | "tooNear" | "tooFar" | "tooHard" | "tooEasy" | "overCap";
