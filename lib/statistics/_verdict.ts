import type { CompareToControlOptions, Comparison, Verdict } from "./compare_to_control.ts";
import { formatEstimate } from "./format_estimate.ts";
import { formatPValue } from "./format_p_value.ts";

/** Equivalence, where it is shown, is the answer: a difference below the margin is one that does not matter. */
export function verdictOf(
  { difference, adjustedP, equivalence }: Pick<
    Comparison,
    "difference" | "adjustedP" | "equivalence"
  >,
  better: NonNullable<CompareToControlOptions["better"]>,
  significance: number,
): Verdict {
  if (equivalence && equivalence.adjustedP <= significance) return "equivalent";
  if (adjustedP > significance) return "undecided";
  return (difference > 0) === (better === "higher") ? "better" : "worse";
}

/** What the figures were computed with. */
export interface VerdictContext {
  readonly comparisons: number;
  readonly significance: number;
  readonly power: number;
}

/** The verdict, its figures, and what would be needed for a firmer one. */
export function verdictSentence(
  comparison: Omit<Comparison, "sentence">,
  { comparisons, significance, power }: VerdictContext,
): string {
  const { name, control, seeds, difference, interval, adjustedP, equivalence } = comparison;
  const { effect, verdict, seedsNeeded } = comparison;
  const estimate = formatEstimate(difference, interval.halfWidth);
  const basis = `${percent(interval.level)} t interval over ${seeds.length} training seeds, paired`;
  const corrected = comparisons === 1 ? "" : ` after Holm over ${comparisons} comparisons`;
  const size = effect
    ? `; d_z = ${effect.value.toFixed(2)} [${effect.lower.toFixed(2)}, ${effect.upper.toFixed(2)}]`
    : "";
  const tested = `${formatPValue(adjustedP)}${corrected}${size}`;
  if (verdict === "better" || verdict === "worse") {
    return `${name} is ${verdict} than ${control}: difference ${estimate} (${basis}; ${tested}).`;
  }
  if (verdict === "equivalent" && equivalence) {
    const also = adjustedP <= significance
      ? ` There is a difference (${tested}), smaller than what was said to matter.`
      : "";
    return `${name} and ${control} are equivalent within ±${equivalence.margin}: difference ${estimate} ` +
      `(${basis}; two one-sided tests, ${formatPValue(equivalence.adjustedP)}${corrected}).${also}`;
  }
  const undecided =
    `${name} against ${control} is undecided: difference ${estimate} (${basis}; ${tested}).`;
  if (seedsNeeded === undefined) return `${undecided} Every seed gives the same difference.`;
  if (seedsNeeded === Infinity) return `${undecided} No number of seeds would show it.`;
  return `${undecided} Were the difference seen the true one, ${seedsNeeded} seeds would show it with a ` +
    `probability of ${percent(power)}.`;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(4))} %`;
}
