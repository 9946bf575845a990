import type { EmbeddedRows, Memory, MemorySpec } from "../losses/mod.ts";
import {
  add,
  expandDims,
  less,
  minimum,
  mod,
  range,
  reshape,
  type Scalar,
  scalar,
  stopGradient,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensorScatterUpdate,
} from "../tensor/mod.ts";

export interface QueueOptions {
  /** Rows that are remembered. */
  readonly size: number;
  /** Length of an embedding. */
  readonly dimensions: number;
  /** Shape of one row's label. */
  readonly labelShape: readonly number[];
}

/** A ring of rows, the newest in place of the oldest. Rows not yet filled are 0, of label −1. */
export interface Queue extends EmbeddedRows {
  /** Rows filled, int32; the first so many. */
  readonly filled: Scalar;
}

/** A queue with new rows in it. */
export interface Enqueued {
  readonly queue: Queue;
  /** Where each new row lies, int32 `[rows]`. */
  readonly places: Tensor1D;
  readonly memory: Memory;
}

/** What a queue remembers, by name. */
export function queueMemory(
  { size, dimensions, labelShape }: QueueOptions,
): Readonly<Record<string, MemorySpec>> {
  return {
    embeddings: { shape: [size, dimensions], dtype: "float32", fill: 0 },
    labels: { shape: [size, ...labelShape], dtype: "int32", fill: -1 },
    next: { shape: [], dtype: "int32", fill: 0 },
    filled: { shape: [], dtype: "int32", fill: 0 },
  };
}

/**
 * Puts rows into the ring, without a gradient.
 *
 * @throws {RangeError} If there are more than the ring holds.
 */
export function enqueue(memory: Memory, { embeddings, labels }: EmbeddedRows): Enqueued {
  const before = queueOf(memory);
  const [size] = before.embeddings.shape;
  const [rows] = embeddings.shape;
  if (rows > size) {
    throw new RangeError(
      `Cannot remember ${rows} rows a step: the memory must have at least that size, found ${size}`,
    );
  }
  const next = memory["next"] as Scalar;
  const wrapped = (place: Tensor) => mod(place, scalar(size, "int32"));
  const places = wrapped(add(range(0, rows, 1, "int32"), next)) as Tensor1D;
  const put = <Kind extends Tensor>(ring: Kind, values: Kind): Kind =>
    tensorScatterUpdate(ring, expandDims(places, 1), stopGradient(values)) as Kind;
  const queue: Queue = {
    embeddings: put(before.embeddings, embeddings),
    labels: put(before.labels, labels),
    filled: minimum(add(before.filled, scalar(rows, "int32")), scalar(size, "int32")),
  };
  const moved = reshape(wrapped(add(next, scalar(rows, "int32"))), []);
  return { queue, places, memory: { ...queue, next: moved } };
}

/** What lies in the ring. */
export function queueOf(memory: Memory): Queue {
  return {
    embeddings: memory["embeddings"] as Tensor2D,
    labels: memory["labels"] as Tensor,
    filled: memory["filled"] as Scalar,
  };
}

/** Which rows are filled, bool `[size]`. */
export function isFilled({ embeddings, filled }: Queue): Tensor1D {
  return less(range(0, embeddings.shape[0], 1, "int32"), filled);
}
