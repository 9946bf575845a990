// deno-lint-ignore-file camelcase -- metrics are named as in MLflow
import type { DistanceHistograms } from "./verification/distance_histograms.ts";
import type { RocPoints } from "./verification/roc_points.ts";

/** What a trial's evaluation on the test part leaves for reports; its numbers are rounded to be drawn. */
export interface EvaluationRecord {
  readonly format: 1;
  readonly part: "test";
  /** Images of the part, and queries that could be answered. */
  readonly images: number;
  readonly queries: number;
  /** By class, in the order of class indices. */
  readonly perClass: readonly ClassRow[];
  readonly verification: VerificationRecord;
  readonly distances: DistanceHistograms;
  /** The queries with the lowest MAP@R, the lowest first. */
  readonly worstQueries: readonly WorstQuery[];
  /** Where a sample of the part's embeddings lies. */
  readonly sample: EmbeddingSample;
}

/** Scores of one class, each in 0-1. */
export interface ClassRow {
  /** Class index, and the class's name in the data set. */
  readonly label: number;
  readonly name: string;
  readonly queries: number;
  readonly map_at_r: number;
  readonly r_precision: number;
  readonly precision_at_1: number;
  readonly knn_precision: number;
  readonly knn_recall: number;
}

/** Verification over all pairs of the part. */
export interface VerificationRecord {
  /** Pairs of each kind. */
  readonly same: number;
  readonly different: number;
  readonly auc: number;
  readonly equalErrorRate: number;
  readonly equalErrorThreshold: number;
  /** At most 200 points, spread for linear and for logarithmic axes. */
  readonly roc: RocPoints;
}

/** A query by its index in the test part, and what it found. */
export interface WorstQuery {
  readonly query: number;
  readonly map_at_r: number;
  /** Indices of the nearest images in the test part, nearest first. */
  readonly neighbors: readonly number[];
}

/** A safetensors file: `embeddings` `[rows, dimensions]`, `rows` `[rows]` and `labels` `[rows]`. */
export interface EmbeddingSample {
  /** Its name, beside the record. */
  readonly file: string;
  readonly rows: number;
  readonly dimensions: number;
}
