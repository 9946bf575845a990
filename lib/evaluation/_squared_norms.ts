/**
 * Squared length of each row, in float64.
 *
 * @throws {RangeError} If a row is not finite in float32.
 */
export function squaredNorms(embeddings: Float32Array, dimensions: number): Float64Array {
  const norms = new Float64Array(embeddings.length / dimensions);
  for (let row = 0; row < norms.length; row++) {
    let sum = 0;
    for (let d = row * dimensions; d < (row + 1) * dimensions; d++) {
      sum += embeddings[d]! * embeddings[d]!;
    }
    if (!Number.isFinite(Math.fround(sum))) {
      throw new RangeError(
        `Cannot compare embeddings: they must be finite, row ${row} is not; the training may have ` +
          "diverged",
      );
    }
    norms[row] = sum;
  }
  return norms;
}
