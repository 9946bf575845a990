import {
  add,
  concat,
  expandDims,
  matMul,
  mul,
  relu,
  slice,
  square,
  squaredDifference,
  sub,
  sum,
  type Tensor2D,
  transpose,
} from "../tensor/mod.ts";

/** Differences held at once: 2²² float32 are 16 MiB. */
const BLOCK = 2 ** 22;

/** Differences in all: 512 rows against each other in 64 dimensions. */
const LARGEST_DIRECT = 2 ** 24;

/**
 * Σ (q − r)² of every pair, `[queries, references]`.
 *
 * The Gram form ‖q‖² + ‖r‖² − 2 q·r is one product of matrices, but of two unit vectors 0.01 apart it
 * leaves half the digits. So batches take the differences themselves, a block of queries at a time, and
 * only what is too large for that takes the Gram form: its error in d² is up to 5e-7 (‖q‖² + ‖r‖²).
 */
export function squaredDifferences(queries: Tensor2D, references: Tensor2D): Tensor2D {
  const [rows, dimensions] = queries.shape;
  const each = references.shape[0] * dimensions;
  if (rows * each > LARGEST_DIRECT) return gramForm(queries, references);
  const size = Math.max(1, Math.floor(BLOCK / Math.max(1, each)));
  const blocks: Tensor2D[] = [];
  for (let start = 0; start < rows; start += size) {
    blocks.push(direct(slice(queries, start, Math.min(size, rows - start)), references));
  }
  return blocks.length === 1 ? blocks[0] as Tensor2D : concat(blocks, 0);
}

function direct(queries: Tensor2D, references: Tensor2D): Tensor2D {
  return sum(squaredDifference(expandDims(queries, 1), expandDims(references, 0)), 2);
}

function gramForm(queries: Tensor2D, references: Tensor2D): Tensor2D {
  const lengths = add(sum(square(queries), 1, true), transpose(sum(square(references), 1, true)));
  return relu(sub(lengths, mul(matMul(queries, references, false, true), 2)));
}
