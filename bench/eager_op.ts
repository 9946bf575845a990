/**
 * Times single ops called eagerly, with tfjs on top, beside the bare C calls that run the same op of
 * TensorFlow on the same tensors: make the op, add its inputs, execute, delete. Tensors are 2×2.
 *
 * @module
 */
import { loadTensorFlow } from "../lib/tensor/native/load_tensorflow.ts";
import { uploadTensor } from "../lib/tensor/native/tensor_handle.ts";
import { cString } from "../lib/tensor/native/c_string.ts";
import {
  add,
  matMul,
  reshape,
  slice,
  startEngine,
  sum,
  tensor2d,
  transpose,
} from "../lib/tensor/mod.ts";
import { type CostRow, costRow } from "./_cost_row.ts";
import { interleave } from "./_interleave.ts";
import { timeRuns } from "./_time_runs.ts";

/** The clock is too coarse for one call. */
const CALLS = 200;

/** The most that a call may cost, ms. */
const LIMIT = 0.014;

interface EagerOp {
  readonly name: string;
  /** TensorFlow's op, and its inputs: the matrix once or twice, then lists of int32. */
  readonly op: string;
  readonly matrices: number;
  readonly lists: readonly (readonly number[])[];
  call(): { dispose(): void };
}

/** A row for each op. */
export async function benchEagerOp(): Promise<CostRow[]> {
  const engine = await startEngine();
  const raw = rawCalls(engine.library!, engine.threads);
  const [x, y] = [1, 2].map(() => tensor2d([1, 2, 3, 4], [2, 2]));
  const ops: readonly EagerOp[] = [
    { name: "add", op: "AddV2", matrices: 2, lists: [], call: () => add(x!, y!) },
    { name: "matMul", op: "BatchMatMulV2", matrices: 2, lists: [], call: () => matMul(x!, y!) },
    { name: "sum", op: "Sum", matrices: 1, lists: [[0]], call: () => sum(x!, 0) },
    { name: "reshape", op: "Reshape", matrices: 1, lists: [[4]], call: () => reshape(x!, [4]) },
    { name: "transpose", op: "Transpose", matrices: 1, lists: [[1, 0]], call: () => transpose(x!) },
    {
      name: "slice",
      op: "Slice",
      matrices: 1,
      lists: [[0, 0], [1, 2]],
      call: () => slice(x!, [0, 0], [1, 2]),
    },
  ];
  const contestants = ops.flatMap(({ call, ...op }) => {
    const bare = raw(op);
    return [
      { name: op.name, run: () => call().dispose() },
      { name: `raw ${op.op}`, run: bare },
    ];
  });
  const measured = await interleave(
    contestants.map(({ name, run }) => ({
      name,
      takeTurn: (ms) =>
        timeRuns(() => {
          for (let i = 0; i < CALLS; i++) run();
        }, ms),
    })),
    { turn: 80 },
  );
  return ops.map(({ name, op }) =>
    costRow(measured, {
      name: `eager ${name}, 2×2`,
      ours: name,
      peer: `raw ${op}`,
      limit: LIMIT,
      units: CALLS,
    })
  );
}

/** TensorFlow's C calls in a context of their own. */
function rawCalls(path: string, threads: number) {
  const runtime = loadTensorFlow(path, threads);
  const { library, context, status } = runtime;
  return ({ op: name, matrices, lists }: Omit<EagerOp, "call">) => {
    const inputs = [
      ...Array.from({ length: matrices }, () => uploadTensor(runtime, [1, 2, 3, 4], 1, [2, 2])),
      ...lists.map((list) => uploadTensor(runtime, list, 3, [list.length])),
    ].map(({ pointer }) => pointer);
    const output = new BigUint64Array(1);
    const count = new Int32Array(1);
    return () => {
      const op = library.TFE_NewOp(context, cString(name), status.pointer)!;
      for (const input of inputs) library.TFE_OpAddInput(op, input, status.pointer);
      count[0] = 1;
      library.TFE_Execute(op, output, count, status.pointer);
      library.TFE_DeleteOp(op);
      library.TFE_DeleteTensorHandle(Deno.UnsafePointer.create(output[0]!)!);
    };
  };
}
