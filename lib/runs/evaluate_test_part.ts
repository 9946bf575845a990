import type { Dataset } from "../data/mod.ts";
import {
  countClassPairs,
  evaluateClustering,
  evaluateQueries,
  recordEvaluation,
  sampleRows,
  verificationScores,
} from "../evaluation/mod.ts";
import type { TrialEvaluation } from "./evaluation_files.ts";

/** Embeddings of a part of the data. */
export interface EmbeddedPart {
  readonly data: Pick<Dataset, "labels" | "classes">;
  /** `[count, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  readonly dimensions: number;
}

/** What the test part's embeddings say. */
export interface TestEvaluation extends TrialEvaluation {
  /** Retrieval, nearest neighbors' votes, verification and clustering, by name. */
  readonly metrics: Readonly<Record<string, number>>;
}

// Rows of a map: more cannot be told apart on a page.
const sampled = 500;

/** Retrieval, verification and clustering on the test part: the metrics, and what reports need besides. */
export async function evaluateTestPart(
  { data: { labels, classes }, embeddings, dimensions }: EmbeddedPart,
): Promise<TestEvaluation> {
  const results = await evaluateQueries({ embeddings, labels, dimensions });
  const pairs = await countClassPairs({ embeddings, labels, dimensions });
  const { auc, equalError, trueAccepts, accuracy } = verificationScores(pairs);
  const { nmi, ami } = evaluateClustering({ embeddings, labels, dimensions });
  const rows = sampleRows(labels.length, sampled);
  return {
    metrics: {
      ...results.metrics.overQueries,
      verification_auc: auc,
      equal_error_rate: equalError.rate,
      "true_accepts_at_0.01": trueAccepts["0.01"].trueAccepts,
      ...(accuracy && { verification_accuracy: accuracy.mean }),
      nmi,
      ami,
    },
    record: recordEvaluation({
      results,
      pairs,
      classes,
      sample: { file: "embeddings.safetensors", rows: rows.length, dimensions },
    }),
    sample: {
      embeddings: {
        shape: [rows.length, dimensions],
        values: rowsOf(embeddings, dimensions, rows),
      },
      rows: { shape: [rows.length], values: rows },
      labels: { shape: [rows.length], values: rows.map((row) => labels[row]!) },
    },
  };
}

function rowsOf(embeddings: Float32Array, dimensions: number, rows: Int32Array): Float32Array {
  const taken = new Float32Array(rows.length * dimensions);
  rows.forEach((row, place) =>
    taken.set(embeddings.subarray(row * dimensions, (row + 1) * dimensions), place * dimensions)
  );
  return taken;
}
