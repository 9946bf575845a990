import type { Prng } from "../../../lib/random/mod.ts";
import {
  compareToControl,
  correctedResampledT,
  holm,
  mcNemar,
  pairedDifferences,
  pairedT,
  pairedTPower,
  signFlips,
  twoOneSidedTests,
  welchT,
  wilcoxonSignedRank,
} from "../../../lib/statistics/mod.ts";
import { correlated, normals } from "./draws.ts";
import type { Simulation } from "./simulation.ts";

const unit = "training seeds";
const significance = 0.05;

/** Four set-ups and their control, of 6 seeds each; each set-up better than the control by `shift`. */
function contest(prng: Prng, shift: number) {
  const setup = (name: string, center: number) => ({
    name,
    scores: new Map(normals(prng, 6, center).map((score, seed) => [seed, score])),
  });
  const others = ["a", "b", "c", "d"].map((name) => setup(name, shift));
  return { control: setup("control", 0), others };
}

/** Tests that reject as often as they claim, or less often, where there is nothing to find. */
export const testSimulations: readonly Simulation[] = [
  {
    name: "paired t, 5 pairs",
    claim: significance,
    expectation: "equals",
    trial: (prng) => pairedT(normals(prng, 5)).p <= significance,
  },
  {
    name: "paired t finds an effect of 1 with 10 pairs as often as its power says",
    claim: pairedTPower({ effect: 1, pairs: 10 }),
    expectation: "equals",
    trial: (prng) => pairedT(normals(prng, 10, 1)).p <= significance,
  },
  {
    name: "corrected resampled t, 4 folds correlated as it assumes",
    claim: significance,
    expectation: "equals",
    trial: (prng) =>
      correctedResampledT(correlated(prng, 4, 1 / 4), { testToTrain: 1 / 3 }).p <= significance,
  },
  {
    name: "Wilcoxon signed-rank, exact, 9 pairs",
    claim: significance,
    expectation: "at most",
    trial: (prng) => wilcoxonSignedRank(normals(prng, 9)).p <= significance,
  },
  {
    name: "Wilcoxon signed-rank, normal approximation, 30 pairs with ties and zeros",
    claim: significance,
    expectation: "at most",
    trial: (prng) => {
      const rounded = normals(prng, 30).map((value) => Math.round(4 * value) / 4);
      return wilcoxonSignedRank(rounded).p <= significance;
    },
  },
  {
    name: "sign flips, 8 pairs of unequal spread",
    claim: significance,
    expectation: "at most",
    trial: (prng) =>
      signFlips(normals(prng, 8).map((value, index) => value * 2 ** index)).p <= significance,
  },
  {
    name: "McNemar, 60 queries",
    claim: significance,
    expectation: "at most",
    trial: (prng) => {
      const answers = () => Array.from({ length: 60 }, () => prng() < 0.7);
      return mcNemar(answers(), answers()).p <= significance;
    },
  },
  {
    name: "two one-sided t, 5 pairs that differ by the margin",
    claim: significance,
    expectation: "at most",
    trial: (prng) => twoOneSidedTests(normals(prng, 5, 1), { margin: 1, unit }).p <= significance,
  },
  {
    name: "Holm over 5 paired t with one control, any",
    claim: significance,
    expectation: "at most",
    trial: (prng) => {
      const control = normals(prng, 5);
      const ps = Array.from(
        { length: 5 },
        () => pairedT(pairedDifferences(normals(prng, 5), control)).p,
      );
      return Math.min(...holm(ps)) <= significance;
    },
  },
  {
    name: "compareToControl() calls any of 4 equal set-ups better or worse",
    claim: significance,
    expectation: "at most",
    slow: true,
    trial: (prng) =>
      compareToControl(contest(prng, 0)).some(({ verdict }) => verdict !== "undecided"),
  },
  {
    name: "compareToControl() calls any of 4 set-ups equivalent that differ by the margin",
    claim: significance,
    expectation: "at most",
    slow: true,
    trial: (prng) =>
      compareToControl({ ...contest(prng, 3), margin: 3 })
        .some(({ verdict }) => verdict === "equivalent"),
  },
  {
    name: "Welch t, 5 and 9 values, spreads 3 and 1 (not exact)",
    claim: significance,
    expectation: "shown",
    trial: (prng) => welchT(normals(prng, 5, 0, 3), normals(prng, 9)).p <= significance,
  },
  {
    name: "paired t over 4 folds, correlated by 1/4",
    claim: significance,
    expectation: "shown",
    trial: (prng) => pairedT(correlated(prng, 4, 1 / 4)).p <= significance,
  },
];
