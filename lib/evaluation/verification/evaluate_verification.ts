import {
  type ClassPairs,
  countClassPairs,
  type CountClassPairsOptions,
} from "./count_class_pairs.ts";
import { type CrossValidatedAccuracy, crossValidatedAccuracy } from "./cross_validated_accuracy.ts";
import { type EqualError, equalErrorRate } from "./equal_error_rate.ts";
import { pairTotals } from "./pair_counts.ts";
import { rocAuc } from "./roc_auc.ts";
import { type AcceptRate, trueAcceptRate } from "./true_accept_rate.ts";

/** How well a distance tells whether two items are of the same class. */
export interface VerificationScores {
  /** Pairs counted, of each kind. */
  readonly same: number;
  readonly different: number;
  /** Area under the ROC curve, 0-1. */
  readonly auc: number;
  readonly equalError: EqualError;
  /** True accepts where at most this share of different pairs is accepted, by the share. */
  readonly trueAccepts: Readonly<Record<FalseAcceptRate, AcceptRate>>;
  /** Absent where the classes do not suffice for folds of them. */
  readonly accuracy?: CrossValidatedAccuracy;
}

/** The false accept rates that true accepts are given at. */
export type FalseAcceptRate = "0.1" | "0.01" | "0.001";

/**
 * Verification over all pairs of a set of embeddings, by Euclidean distance: AUC, equal error rate, true
 * accepts at false accept rates of 0.1, 0.01 and 0.001, and accuracy at a threshold chosen by
 * cross-validation over folds of classes.
 *
 * @throws {TypeError} If labels and embeddings do not fit together.
 * @throws {RangeError} If an embedding is not finite, or a kind of pair is missing.
 */
export async function evaluateVerification(
  options: CountClassPairsOptions,
): Promise<VerificationScores> {
  return verificationScores(await countClassPairs(options));
}

/** The scores that counts of pairs give. */
export function verificationScores({ counts, folds }: ClassPairs): VerificationScores {
  return {
    ...pairTotals(counts),
    auc: rocAuc(counts),
    equalError: equalErrorRate(counts),
    trueAccepts: {
      "0.1": trueAcceptRate(counts, 0.1),
      "0.01": trueAcceptRate(counts, 0.01),
      "0.001": trueAcceptRate(counts, 0.001),
    },
    ...(folds.length > 0 && { accuracy: crossValidatedAccuracy(folds) }),
  };
}
