import { shuffle, streams } from "../../random/mod.ts";

/** A class's rows after sorting, and the fold that the class lies in. */
export interface ClassSegment {
  readonly start: number;
  readonly end: number;
  readonly fold: number;
}

/** Rows sorted by fold, then class, so that a run of them shares both. */
export interface ClassFolds {
  readonly order: Int32Array;
  readonly segments: readonly ClassSegment[];
  /** 1 where the classes do not suffice for folds. */
  readonly foldCount: number;
}

/** Deals classes out to folds evenly, in an order that depends on nothing but how many there are. */
export function classFolds(labels: Int32Array, wanted: number): ClassFolds {
  const members = Map.groupBy(labels.keys(), (row) => labels[row]!);
  const classes = [...members.keys()].sort((a, b) => a - b);
  const most = Math.floor(classes.length / 2);
  const foldCount = Math.min(wanted, most) >= 2 ? Math.min(wanted, most) : 1;
  // Neighboring classes may be alike, as the digit pairs 10 and 11 are.
  const dealt = shuffle(streams(0).open("evaluation", "verification-folds"), classes);
  const byFold = dealt.map((label, place) => ({ label, fold: place % foldCount }))
    .sort((a, b) => a.fold - b.fold);
  const order = new Int32Array(labels.length);
  let end = 0;
  const segments = byFold.map(({ label, fold }) => {
    const start = end;
    for (const row of members.get(label)!) order[end++] = row;
    return { start, end, fold };
  });
  return { order, segments, foldCount };
}
