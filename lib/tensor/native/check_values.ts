import type { Attribute } from "./attribute.ts";
import { checkResultSizes } from "./check_result_sizes.ts";
import { dataTypes } from "./data_type.ts";
import { raggedSizes } from "./ragged_sizes.ts";
import type { Runtime } from "./runtime.ts";
import { readNumbers, type TensorHandle } from "./tensor_handle.ts";

interface Size {
  readonly dtype: number;
  readonly shape: readonly number[];
}

type Sizes = (
  inputs: readonly TensorHandle[],
  values: (input: number) => ArrayLike<number>,
  attributes: readonly Attribute[],
) => readonly Size[];

const { TF_INT32, TF_INT64 } = dataTypes;

/** One result a segment, up to the number of the last. */
const sparseSegments: Sizes = (inputs, values) => {
  const { dtype, shape: [, ...rest] } = inputs[0]!;
  const numbers = values(2);
  const count = numbers.length === 0 ? 0 : numbers[numbers.length - 1]! + 1;
  return [{ dtype, shape: [Math.max(0, count), ...rest] }];
};

/** What an op makes, where its kernel trusts values that TensorFlow's shape inference does not read. */
const sizes: Readonly<Record<string, Sizes>> = {
  RaggedRange(inputs, values) {
    const rows = Math.max(...inputs.map(({ shape }) => shape[0] ?? 1));
    const [start, limit, delta] = inputs.map((_, index) => {
      const list = values(index);
      return (row: number) => list[list.length === 1 ? 0 : row]!;
    });
    let elements = 0;
    for (let row = 0; row < rows; row++) {
      elements += Math.max(0, Math.ceil((limit!(row) - start!(row)) / delta!(row)));
    }
    // The kernel itself refuses a step of 0.
    return Number.isFinite(elements) ? [{ dtype: inputs[0]!.dtype, shape: [elements] }] : [];
  },

  RaggedTensorToTensor(inputs, values, attributes) {
    const kinds = attributes.find(({ name }) => name === "row_partition_types")!.value as string[];
    if (kinds.length !== inputs.length - 3) {
      throw new RangeError(
        `Cannot lay out ragged rows: ${kinds.length} kinds of partitions need as many partitions, found ${
          inputs.length - 3
        }`,
      );
    }
    const partitions = kinds.map((kind, level) => ({ kind, numbers: values(3 + level) }));
    const { dtype, shape: [count = 0, ...rest] } = inputs[1]!;
    const { longest, mostRows } = raggedSizes(partitions, count);
    const wanted = values(0);
    const laidOut = longest.map((size, i) => (wanted[i] ?? -1) < 0 ? size : wanted[i]!);
    // The kernel writes down where each row begins.
    return [{ dtype, shape: [...laidOut, ...rest] }, { dtype: TF_INT32, shape: [mostRows] }];
  },

  SparseFillEmptyRows([indices], values) {
    const [entries = 0, rank = 0] = indices!.shape;
    return [{ dtype: TF_INT64, shape: [entries + (values(2)[0] ?? 0), rank] }];
  },

  SparseSegmentMean: sparseSegments,
  SparseSegmentSum: sparseSegments,
};

/** Whether values decide how much memory a call takes, so that it cannot be recorded. */
export function trustsValues(op: string): boolean {
  return op in sizes;
}

/** Checks the values of a call whose shapes fit, where TensorFlow's kernel would end the process on some. */
export function checkValues(
  runtime: Runtime,
  op: string,
  attributes: readonly Attribute[],
  inputs: readonly TensorHandle[],
): void {
  const sizesOf = sizes[op];
  if (sizesOf === undefined) return;
  const values = (index: number) => readNumbers(runtime, inputs[index]!);
  checkResultSizes(runtime, op, sizesOf(inputs, values, attributes));
}
