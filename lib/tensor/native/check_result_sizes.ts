import { dataTypeName } from "./data_type.ts";
import type { Runtime } from "./runtime.ts";

/** Elements are counted in int32 by many of TensorFlow's kernels. */
const mostElements = 2 ** 31 - 1;

/** Below this size there is no need to ask how much memory is left. */
const smallBytes = 2 ** 26;

const bytesPerElement: Readonly<Record<number, number>> = {
  2: 8,
  4: 1,
  5: 2,
  6: 1,
  7: 24,
  8: 8,
  9: 8,
  10: 1,
  14: 2,
  18: 16,
  19: 2,
};

/**
 * Refuses results that memory cannot hold: the system would end the process, or stand still. Tells
 * whether they are so small that this is the same at every call.
 */
export function checkResultSizes(
  runtime: Runtime,
  op: string,
  results: readonly { readonly dtype: number; readonly shape: readonly number[] | undefined }[],
): boolean {
  let small = true;
  for (const { dtype, shape } of results) {
    if (shape === undefined) continue;
    const elements = shape.reduce((product, size) => product * size, 1);
    if (elements > mostElements) {
      throw new RangeError(
        `Cannot run ${op}: a result may have at most ${mostElements} elements, found shape [${shape}]`,
      );
    }
    const bytes = elements * (bytesPerElement[dtype] ?? 4);
    if (bytes < smallBytes) continue;
    small = false;
    const available = runtime.availableBytes();
    if (bytes > available) {
      throw new RangeError(
        `Cannot run ${op}: its result ${dataTypeName(dtype)}[${shape}] needs ${
          mebibytes(bytes)
        } MiB, and ${mebibytes(available)} MiB of memory are available`,
      );
    }
  }
  return small;
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
