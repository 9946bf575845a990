import type { EmbeddedRows } from "../losses/mod.ts";
import type { Relation } from "../relations/mod.ts";
import { slice, type Tensor, type Tensor2D } from "../tensor/mod.ts";
import type { Objective } from "./objective.ts";

export interface QueriesAndKeysOptions {
  readonly objective: Objective;
  /** Share of the rows, from the first, that are queries; above 0, below 1. Default: a half. */
  readonly queryShare?: number;
}

/**
 * Parts a batch: its first rows are queries, which are anchors only, the others keys, which they are
 * compared with. No row meets itself.
 *
 * Around {@linkcode crossBatchMemory} this is MoCo's scheme: keys are enqueued, queries are not. Around
 * {@linkcode withinBatch} it is the one-sided form of a loss of two views. Metrics are of queries against
 * keys; the spread is that of the queries.
 *
 * Evaluating throws a `RangeError` unless `queryShare` of the rows is a whole number.
 *
 * Reference: He et al., "Momentum Contrast for Unsupervised Visual Representation Learning", 2020, section
 * 3.2, without the momentum encoder: keys are made by the encoder that makes queries.
 */
export function queriesAndKeys(
  { objective, queryShare = 0.5 }: QueriesAndKeysOptions,
): Objective {
  if (!(queryShare > 0 && queryShare < 1)) {
    throw new RangeError(
      `Cannot part queries from keys: queryShare must be above 0 and below 1, found ${queryShare}`,
    );
  }
  return {
    ...objective,
    evaluate({ anchors, relation, ...rest }) {
      const [batch] = anchors.embeddings.shape;
      const queries = wholeQueries(queryShare, batch);
      return objective.evaluate({
        ...rest,
        anchors: rowsOf(anchors, 0, queries),
        references: rowsOf(anchors, queries, batch),
        ...(relation && { relation: corner(relation, queries) }),
      });
    },
  };
}

function rowsOf({ embeddings, labels }: EmbeddedRows, from: number, to: number): EmbeddedRows {
  const cut = <Kind extends Tensor>(rows: Kind): Kind =>
    slice(rows, [from, ...rows.shape.slice(1).map(() => 0)], [to - from, ...rows.shape.slice(1)]);
  return { embeddings: cut(embeddings), labels: cut(labels) };
}

/** Of each query with each key. */
function corner({ positive, negative }: Relation, queries: number): Relation {
  const cut = (side: Tensor2D): Tensor2D =>
    slice(side, [0, queries], [queries, side.shape[1] - queries]);
  return { positive: cut(positive), negative: cut(negative) };
}

function wholeQueries(share: number, batch: number): number {
  const queries = Math.round(share * batch);
  // A share such as 0.1 is not exact in binary, hence the allowance of 1e-9 rows.
  if (Math.abs(share * batch - queries) < 1e-9 && queries > 0 && queries < batch) return queries;
  throw new RangeError(
    `Cannot part queries from keys: queryShare ${share} of ${batch} rows must be a whole number of ` +
      `queries that leaves keys, found ${share * batch}; take another batch size or share`,
  );
}
