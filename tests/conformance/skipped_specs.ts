export interface SkippedSpec {
  /** Part of the spec's full name. */
  readonly name: string;
  readonly reason: string;
}

/** What the suite asks for and TensorFlow does otherwise: at most what tfjs-node skips, too. */
export const skippedSpecs: readonly SkippedSpec[] = [];
