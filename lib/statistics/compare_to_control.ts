import { pairBySeed } from "./_pair_by_seed.ts";
import { verdictOf, verdictSentence } from "./_verdict.ts";
import { cohensDz } from "./cohens_dz.ts";
import type { EffectSize } from "./effect_size.ts";
import { holm } from "./holm.ts";
import { mean } from "./mean.ts";
import { pairedT, type TTestOutcome } from "./paired_t.ts";
import { pairsForPower } from "./pairs_for_power.ts";
import { sampleDeviation } from "./sample_deviation.ts";
import { type TInterval, tInterval } from "./t_interval.ts";
import { type EquivalenceOutcome, twoOneSidedTests } from "./two_one_sided_tests.ts";

/** One set-up's scores, each by the training seed it came from. */
export interface SetupScores {
  readonly name: string;
  readonly scores: ReadonlyMap<number, number>;
}

/** What a comparison comes to, seen from the set-up that is compared with the control. */
export type Verdict = "better" | "worse" | "equivalent" | "undecided";

export interface CompareToControlOptions {
  readonly control: SetupScores;
  /** The set-ups compared with it: all that were tried, for the correction counts them. */
  readonly others: readonly SetupScores[];
  /** Which scores are the better ones; default `higher`. */
  readonly better?: "higher" | "lower";
  /** The smallest mean difference that would matter; without one, no two set-ups are called equivalent. */
  readonly margin?: number;
  /** Probability of calling any difference where there is none, over all comparisons; default 0.05. */
  readonly significance?: number;
  /** For `seedsNeeded`: probability of seeing the difference; default 0.8. */
  readonly power?: number;
}

/** One set-up beside the control. */
export interface Comparison {
  readonly name: string;
  readonly control: string;
  /** The seeds both were trained with. */
  readonly seeds: readonly number[];
  /** Mean of score - control's score with the same seed. */
  readonly difference: number;
  /** For that mean, at 1 - significance for this comparison alone. */
  readonly interval: TInterval;
  readonly test: TTestOutcome;
  /** The test's p after Holm over all comparisons with this control. */
  readonly adjustedP: number;
  /** Cohen's d_z; absent where all differences are equal. */
  readonly effect?: EffectSize;
  /** Where a margin was stated; its p by itself, and after Holm over all comparisons. */
  readonly equivalence?: EquivalenceOutcome & { readonly adjustedP: number };
  readonly verdict: Verdict;
  /**
   * Where undecided: seeds with which a true difference as large as the one seen would be found with the
   * power asked for, however many others hold (Bonferroni's bound); Infinity where none would do.
   */
  readonly seedsNeeded?: number;
  /** The verdict and its figures in words. */
  readonly sentence: string;
}

/**
 * Compares set-ups with one named control, paired by training seed: a paired t test each, Holm's
 * correction over these comparisons and no others, Cohen's d_z, and where a margin is stated two one-sided
 * tests of equivalence, corrected alike. `better` and `worse` where the corrected difference is
 * significant; `equivalent` where the difference is shown to be below the margin, be it significant or
 * not; else `undecided`, which is no evidence of equality.
 *
 * Pairing takes out what a seed does to both (initial weights, batches). Scores must come from runs that
 * played no part in choosing the set-up's hyper-parameters, or the better is partly luck.
 *
 * Reference: Dunnett, "A Multiple Comparison Procedure for Comparing Several Treatments with a Control",
 * 1955, for the design; Holm, "A Simple Sequentially Rejective Multiple Test Procedure", 1979.
 *
 * @throws {RangeError} when scores cannot be paired (the message names the seeds), are fewer than 2 or not
 * finite, when two set-ups have one name, or when an option is out of range
 *
 * @example
 * ```ts
 * import { compareToControl } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * const bySeed = (values: number[]) => new Map(values.map((value, seed) => [seed, value]));
 * const [triplet, angular] = compareToControl({
 *   control: { name: "contrastive", scores: bySeed([0.60, 0.62, 0.61, 0.59, 0.63]) },
 *   others: [
 *     { name: "triplet-margin", scores: bySeed([0.66, 0.69, 0.67, 0.66, 0.69]) },
 *     { name: "angular", scores: bySeed([0.62, 0.61, 0.64, 0.57, 0.64]) },
 *   ],
 * });
 * assertEquals([triplet?.verdict, angular?.verdict], ["better", "undecided"]);
 * ```
 */
export function compareToControl(
  { control, others, better = "higher", margin, significance = 0.05, power = 0.8 }:
    CompareToControlOptions,
): Comparison[] {
  checkNames(control, others);
  const unit = "training seeds";
  const pairs = others.map((other) => ({ name: other.name, ...pairBySeed(control, other) }));
  const tests = pairs.map(({ differences }) => pairedT(differences));
  const adjusted = holm(tests.map(({ p }) => p));
  const equivalences = margin === undefined
    ? []
    : pairs.map(({ differences }) => twoOneSidedTests(differences, { margin, unit, significance }));
  const equivalencesAdjusted = holm(equivalences.map(({ p }) => p));
  return pairs.map(({ name, seeds, differences }, index) => {
    const difference = mean(differences);
    const varies = sampleDeviation(differences) > 0;
    const outcome = equivalences[index];
    const figures = {
      name,
      control: control.name,
      seeds,
      difference,
      interval: tInterval(differences, { unit, level: 1 - significance }),
      test: tests[index]!,
      adjustedP: adjusted[index]!,
      ...varies ? { effect: cohensDz(differences, { level: 1 - significance }) } : {},
      ...outcome ? { equivalence: { ...outcome, adjustedP: equivalencesAdjusted[index]! } } : {},
    };
    const verdict = verdictOf(figures, better, significance);
    const seedsNeeded = verdict === "undecided" && figures.effect
      ? pairsForPower({
        effect: figures.effect.value,
        power,
        significance: significance / others.length,
      })
      : undefined;
    const settled = { ...figures, verdict, ...seedsNeeded === undefined ? {} : { seedsNeeded } };
    const context = { comparisons: others.length, significance, power };
    return { ...settled, sentence: verdictSentence(settled, context) };
  });
}

function checkNames(control: SetupScores, others: readonly SetupScores[]): void {
  const names = [control, ...others].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return;
  throw new RangeError(
    `Cannot compare with ${control.name}: every set-up needs a name of its own, found "${twice}" twice`,
  );
}
