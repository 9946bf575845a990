import type { Streams } from "../random/mod.ts";

/** Chooses the images of a step. A pure function of the step: no state, nothing to restore. */
export interface Sampler {
  /** Images in each batch. */
  readonly batchSize: number;
  /** Indices into the training set, `[batchSize]`. */
  batch(step: number): Int32Array;
}

/** What a sampler needs beside its options. */
export interface SamplerContext {
  /** Class of each training image, `[images]`. Any whole numbers; they need not be consecutive. */
  readonly labels: Int32Array;
  /** Images in each batch. */
  readonly batchSize: number;
  /** The run's streams; samplers draw from `sampler` only. */
  readonly streams: Streams;
}
