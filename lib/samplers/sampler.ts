/** Chooses the images of a step. A pure function of the step: no state, nothing to restore. */
export interface Sampler {
  /** Images in each batch. */
  readonly batchSize: number;
  /** Indices into the training set, `[batchSize]`. */
  batch(step: number): Int32Array;
}
