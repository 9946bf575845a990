import type { NeighborVoteScores } from "./retrieval_metrics.ts";

/**
 * Accuracy over the samples, and precision, recall and F1 as macro means: computed for each class that
 * occurs among `labels`, then averaged with equal weight.
 *
 * A class that is never predicted has precision 0, and a class without a hit has F1 0: a share of
 * nothing counts as a failure, not as missing. `knn_f1` is the mean of the classes' F1, not the
 * harmonic mean of the two means. (scikit-learn: `average="macro"`, `zero_division=0`, `labels` the
 * classes that occur.)
 *
 * @param labels true class of each sample
 * @param predictions predicted class of each sample
 * @throws {RangeError} when there are no samples, or the two differ in length
 */
export function classificationScores(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
): NeighborVoteScores {
  if (labels.length === 0 || labels.length !== predictions.length) {
    throw new RangeError(
      `Cannot score a classification: needs one prediction for each of at least 1 label, found ` +
        `${labels.length} labels and ${predictions.length} predictions`,
    );
  }
  const [actual, predicted, correct] = [countValues(labels), countValues(predictions), new Map()];
  for (let sample = 0; sample < labels.length; sample++) {
    const label = labels[sample]!;
    if (label === predictions[sample]) correct.set(label, (correct.get(label) ?? 0) + 1);
  }
  const perClass = [...actual].map(([label, count]) => {
    const hits = correct.get(label) ?? 0;
    const predictions = predicted.get(label) ?? 0;
    return {
      precision: predictions === 0 ? 0 : hits / predictions,
      recall: hits / count,
      f1: 2 * hits / (count + predictions),
    };
  });
  const macro = (name: "precision" | "recall" | "f1") =>
    perClass.reduce((sum, scores) => sum + scores[name], 0) / perClass.length;
  return {
    knn_accuracy: [...correct.values()].reduce((sum, hits) => sum + hits, 0) / labels.length,
    knn_precision: macro("precision"),
    knn_recall: macro("recall"),
    knn_f1: macro("f1"),
  };
}

function countValues(values: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let index = 0; index < values.length; index++) {
    counts.set(values[index]!, (counts.get(values[index]!) ?? 0) + 1);
  }
  return counts;
}
