import {
  mean,
  pairedDifferences,
  type TInterval,
  twoOneSidedTests,
} from "../../../lib/statistics/mod.ts";
import type { TrainingPair } from "./compare_trainings.ts";

/** What the pairs of one arm say. */
export interface ArmVerdict {
  readonly arm: string;
  readonly seeds: number;
  /** Largest difference of the first losses, over all seeds. */
  readonly lossDifference: number;
  /** Mean MAP@R. */
  readonly ours: number;
  readonly reference: number;
  /** Mean of ours - reference's, by seed. */
  readonly difference: number;
  /** 90 % t interval of that mean, over training seeds; none for a single seed. */
  readonly interval?: TInterval;
  /** `too few seeds`: fewer than two, which say nothing of a mean. */
  readonly verdict: "equivalent" | "not shown" | "too few seeds" | "losses differ";
}

/** The mean difference of MAP@R that would matter. */
export const MARGIN = 0.01;
/** How much the first losses may differ: rounding, which each step of Adam makes larger. */
export const SAME_LOSS = 1e-4;

/** Judges the arms: equal first losses, and the interval of the paired MAP@R differences within ± 0.01. */
export function judgeTrainings(pairs: readonly TrainingPair[]): ArmVerdict[] {
  return [...Map.groupBy(pairs, ({ arm }) => arm)].map(([arm, ofArm]) => {
    const scores = (side: "ours" | "reference") => ofArm.map(({ mapAtR }) => mapAtR[side]);
    const differences = pairedDifferences(scores("ours"), scores("reference"));
    const largest = Math.max(...ofArm.map(lossDifference));
    const interval = differences.length < 2
      ? undefined
      : twoOneSidedTests(differences, { margin: MARGIN, unit: "training seeds" }).interval;
    return {
      arm,
      seeds: ofArm.length,
      lossDifference: largest,
      ours: mean(scores("ours")),
      reference: mean(scores("reference")),
      difference: mean(differences),
      ...(interval && { interval }),
      verdict: verdictOf(largest, interval),
    };
  });
}

/** Largest |ours - reference's| of the losses of the first 20 steps. */
export function lossDifference({ losses }: Pick<TrainingPair, "losses">): number {
  return Math.max(...losses.ours.map((loss, step) => Math.abs(loss - losses.reference[step]!)));
}

function verdictOf(
  difference: number,
  interval: TInterval | undefined,
): ArmVerdict["verdict"] {
  if (!(difference <= SAME_LOSS)) return "losses differ";
  if (interval === undefined) return "too few seeds";
  return -MARGIN < interval.lower && interval.upper < MARGIN ? "equivalent" : "not shown";
}
