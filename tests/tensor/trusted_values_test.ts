import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { raggedSizes } from "../../lib/tensor/native/ragged_sizes.ts";
import { type Call, float, list, rows, whole } from "./fuzz/call.ts";
import { runCall, runCompiledCall } from "./fuzz/make_call.ts";
import { drawFrom } from "./fuzz/draw.ts";

await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;

const [size, ids, splits] = ["FIRST_DIM_SIZE", "VALUE_ROWIDS", "ROW_SPLITS"] as const;
const level = (kind: string, ...numbers: number[]) => ({ kind, numbers });

Deno.test("a ragged tensor is as long as its rows, and as wide as its longest ones", () => {
  // [[[1], []], [[2, 3]]]
  const nested = [level(size, 2), level(ids, 0, 0, 1), level(splits, 0, 1, 1, 3)];
  assertEquals(raggedSizes(nested, 3), { longest: [2, 2, 2], mostRows: 3 });
  // [[], [1, 2, 3], []], then without any value
  assertEquals(raggedSizes([level(splits, 0, 0, 3, 3)], 3), { longest: [3, 3], mostRows: 3 });
  assertEquals(raggedSizes([level(size, 3), level(ids)], 0), { longest: [3, 0], mostRows: 3 });
  assertEquals(raggedSizes([level(splits, 0, 2), level(ids, 0, 1, 1)], 3).longest, [1, 2, 2]);
});

Deno.test("partitions that do not fit are refused, with what they should be", () => {
  const cases: [ReturnType<typeof level>[], number, string][] = [
    [[level(splits, 0, 1, 5)], 2, "must be 3 numbers that rise from 0 to 2, found [0,1,5]"],
    [[level(splits, 1, 2)], 2, "rise from 0 to 2"],
    [[level(splits, 0, 3, 2)], 2, "rise from 0 to 2"],
    [
      [level(splits, 0, 1), level(splits, 0, 1, 2)],
      2,
      "partition 0, ROW_SPLITS, must be 2 numbers",
    ],
    [[level(size, 2), level(ids, 0, 2)], 2, "must be 2 numbers that rise and stay below 2"],
    [[level(size, 2), level(ids, 1, 0)], 2, "rise and stay below 2"],
    [[level(size, 2), level(ids, -1, 0)], 2, "rise and stay below 2"],
    [[level(size, 2), level(ids, 0)], 2, "must be 2 numbers"],
  ];
  for (const [partitions, items, message] of cases) {
    assertThrows(() => raggedSizes(partitions, items), RangeError, message);
  }
});

function layOut(items: number, ...partitions: [string, ...number[]][]): Call {
  const inputs = partitions.map(([kind, ...numbers]) =>
    kind === size ? whole(numbers[0]!) : list(...numbers)
  );
  const kinds = partitions.map(([kind]) => kind);
  return {
    op: "RaggedTensorToTensor",
    attributes: [{ name: "row_partition_types", type: 0, value: kinds }],
    inputs: [list(2, 2), float(items), float(), ...inputs],
  };
}

// TensorFlow ends the process on each of these, or takes many GiB.
const [most, many] = [2 ** 31 - 1, 2 ** 30];
const calls: [string, Call, string][] = [
  ["splits past the values", layOut(2, [splits, 0, 1, most]), "rise from 0 to 2"],
  ["splits that fall", layOut(2, [splits, 0, 1, 2, -1]), "rise from 0 to 2"],
  ["more rows than memory holds", layOut(2, [size, most], [ids, 0, 1]), "MiB of memory"],
  [
    "a range without end",
    { op: "RaggedRange", attributes: [], inputs: [list(-most), list(most), list(1)] },
    "may have at most",
  ],
  [
    "more empty rows than memory holds",
    {
      op: "SparseFillEmptyRows",
      attributes: [],
      inputs: [rows(2, 0, 0), float(1), list(many, 2), float()],
    },
    "may have at most",
  ],
  [
    "a segment of a great number",
    { op: "SparseSegmentSum", attributes: [], inputs: [float(3, 2), list(0, 1), list(0, many)] },
    "may have at most",
  ],
];

for (const [name, call, message] of calls) {
  Deno.test(`${name}: refused at once, and never compiled`, () => {
    const { availableBytes } = backend.runtime;
    backend.runtime.availableBytes = () => 2 ** 30;
    try {
      assertThrows(() => runCall(backend, call), RangeError, message);
    } finally {
      backend.runtime.availableBytes = availableBytes;
    }
    const compiled = () => runCompiledCall(backend, call, drawFrom("a test"));
    assertThrows(compiled, Error, "depends on values");
  });
}
