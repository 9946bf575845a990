import type { ClassScores } from "./class_scores.ts";
import type { ClassRow, EvaluationRecord } from "./evaluation_record.ts";
import type { QueryResults } from "./query_results.ts";
import type { ClassPairs } from "./verification/count_class_pairs.ts";
import { distanceHistograms } from "./verification/distance_histograms.ts";
import { equalErrorRate } from "./verification/equal_error_rate.ts";
import { pairTotals } from "./verification/pair_counts.ts";
import { rocAuc } from "./verification/roc_auc.ts";
import { rocPoints } from "./verification/roc_points.ts";

/** What is recorded of an evaluation. */
export interface Evaluated {
  readonly results: QueryResults;
  readonly pairs: ClassPairs;
  /** Class names by index. */
  readonly classes: readonly string[];
  readonly sample: EvaluationRecord["sample"];
}

const worstQueries = 10;
// Distances of normalized embeddings are at most 2, and rounding's share.
const normalized = 2 + 1e-3;

/** The record of an evaluation on the test part: small, and enough for a report. */
export function recordEvaluation(
  { results, pairs: { counts }, classes, sample }: Evaluated,
): EvaluationRecord {
  const equalError = equalErrorRate(counts);
  const { thresholds, falseAccepts, trueAccepts } = rocPoints(counts);
  const farthest = counts.thresholds.at(-1)!;
  const histograms = distanceHistograms(counts, farthest <= normalized ? { high: 2 } : {});
  return {
    format: 1,
    part: "test",
    images: results.length + results.loneQueries,
    queries: results.length,
    perClass: results.perClass.map((scores) => classRow(scores, classes)),
    verification: {
      ...pairTotals(counts),
      auc: rocAuc(counts),
      equalErrorRate: equalError.rate,
      equalErrorThreshold: equalError.threshold,
      roc: {
        thresholds: thresholds.map(rounded),
        falseAccepts: falseAccepts.map(rounded),
        trueAccepts: trueAccepts.map(rounded),
      },
    },
    distances: {
      ...histograms,
      same: histograms.same.map(rounded),
      different: histograms.different.map(rounded),
    },
    worstQueries: results.worst(worstQueries).map(({ query, scores, neighbors }) => ({
      query,
      map_at_r: rounded(scores.map_at_r),
      neighbors: [...neighbors],
    })),
    sample,
  };
}

function classRow(
  { label, queries, scores, knnPrecision, knnRecall }: ClassScores,
  classes: readonly string[],
): ClassRow {
  return {
    label,
    name: classes[label] ?? String(label),
    queries,
    map_at_r: rounded(scores.map_at_r),
    r_precision: rounded(scores.r_precision),
    precision_at_1: rounded(scores.precision_at_1),
    knn_precision: rounded(knnPrecision),
    knn_recall: rounded(knnRecall),
  };
}

/** Six significant digits: finer than any drawing. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
