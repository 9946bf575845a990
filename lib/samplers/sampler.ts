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
  /** Category of each image, `[images]`: a coarser level, every class lies in one. For samplers by category. */
  readonly categories?: Int32Array;
  /** How much each image counts, `[images]`, 0 or more, e.g. in how many mined tuples it is. For `weighted`. */
  readonly weights?: Float64Array;
  /** What each image shows, `[images]`: equal numbers, equal content. For `no-duplicates`. */
  readonly contents?: Int32Array;
  /** Pairs or triplets of images, one after another. For `fixed-pairs` and `fixed-triplets`. */
  readonly tuples?: Int32Array;
}
