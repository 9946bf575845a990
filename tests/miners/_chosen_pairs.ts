import { at, type Rows } from "../distances/_points.ts";
import {
  isNegative,
  isPositive,
  type Labels,
  nearestFirst,
  pairsOf,
  sidesOf,
} from "./_brute_force.ts";

/** Chosen (anchor, reference), each once. */
export interface ChosenPairs {
  readonly same: readonly (readonly [number, number])[];
  readonly different: readonly (readonly [number, number])[];
}

type Strategy = "easy" | "semi-hard" | "hard" | "all";

/** What each miner of pairs should choose, by loops over plain numbers. */
export const chosenPairs = {
  "all-pairs": (labels: Labels, _: Rows): ChosenPairs => ({
    same: pairsOf(labels, isPositive),
    different: pairsOf(labels, isNegative),
  }),

  "packaged-pairs"(labels: Labels, _: Rows): ChosenPairs {
    const packaged = ([row, other]: readonly [number, number]) =>
      row % 2 === 0 && other === row + 1;
    return {
      same: pairsOf(labels, isPositive).filter(packaged),
      different: pairsOf(labels, isNegative).filter(packaged),
    };
  },

  "pair-margin": (labels: Labels, d: Rows, farther: number, nearer: number): ChosenPairs => ({
    same: pairsOf(labels, isPositive).filter(([a, p]) => at(d, a, p) > farther),
    different: pairsOf(labels, isNegative).filter(([a, n]) => at(d, a, n) < nearer),
  }),

  "multi-similarity": (labels: Labels, d: Rows, epsilon: number): ChosenPairs => ({
    same: pairsOf(labels, isPositive).filter(([a, p]) =>
      nearestFirst(labels, d, a, isNegative).some((n) => at(d, a, p) + epsilon > at(d, a, n))
    ),
    different: pairsOf(labels, isNegative).filter(([a, n]) =>
      nearestFirst(labels, d, a, isPositive).some((p) => at(d, a, n) - epsilon < at(d, a, p))
    ),
  }),

  "hard-pairs"(labels: Labels, d: Rows, share: number): ChosenPairs {
    const hardest = (pairs: [number, number][], sign: number) =>
      pairs.sort((one, other) => sign * (at(d, ...one) - at(d, ...other)))
        .slice(0, Math.ceil(share * pairs.length));
    return {
      same: hardest(pairsOf(labels, isPositive), -1),
      different: hardest(pairsOf(labels, isNegative), 1),
    };
  },

  "batch-easy-hard"(
    labels: Labels,
    d: Rows,
    { positives, negatives, allowed = () => true }: {
      readonly positives: Strategy;
      readonly negatives: Strategy;
      readonly allowed?: (distance: number, side: "positive" | "negative") => boolean;
    },
  ): ChosenPairs {
    const same: [number, number][] = [];
    const different: [number, number][] = [];
    for (const anchor of sidesOf(labels).anchors.keys()) {
      const to = (other: number | undefined) => other === undefined ? NaN : at(d, anchor, other);
      const near = nearestFirst(labels, d, anchor, isPositive)
        .filter((p) => allowed(to(p), "positive"));
      const far = nearestFirst(labels, d, anchor, isNegative)
        .filter((n) => allowed(to(n), "negative"));
      const pickPositives = (below: number) =>
        ({
          easy: [near[0]],
          hard: [firstFarthest(near, to)],
          "semi-hard": [firstFarthest(near.filter((p) => to(p) < below), to)],
          all: near,
        })[positives];
      const pickNegatives = (above: number) =>
        ({
          easy: [firstFarthest(far, to)],
          hard: [far[0]],
          "semi-hard": [far.find((n) => to(n) > above)],
          all: far,
        })[negatives];
      const p = pickPositives(to(pickNegatives(NaN)[0]));
      const n = pickNegatives(to(p[0]));
      const known = (rows: (number | undefined)[]) => rows.filter((row) => row !== undefined);
      const alone = positives === "all" || negatives === "all";
      if (!alone && (known(p).length === 0 || known(n).length === 0)) continue;
      same.push(...known(p).map((row): [number, number] => [anchor, row]));
      different.push(...known(n).map((row): [number, number] => [anchor, row]));
    }
    return { same, different };
  },
};

function firstFarthest(nearestFirst: readonly number[], to: (row: number) => number) {
  return nearestFirst.find((row) => to(row) === to(nearestFirst.at(-1)!));
}
