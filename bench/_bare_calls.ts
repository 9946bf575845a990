import { cString } from "../lib/tensor/native/c_string.ts";
import { loadTensorFlow } from "../lib/tensor/native/load_tensorflow.ts";
import { existing } from "../lib/tensor/native/status.ts";
import { uploadTensor } from "../lib/tensor/native/tensor_handle.ts";

export interface BareOp {
  readonly op: string;
  /** How many inputs are 2×2 matrices; lists of int32 follow. */
  readonly matrices: number;
  readonly lists: readonly (readonly number[])[];
}

/** TensorFlow's C functions without anything on top, for calibration. */
export interface BareCalls {
  /** Gives a call that makes the op, adds its inputs, executes it and deletes it and its result. */
  execute(op: BareOp): () => void;
  /** Makes a graph of so many ops, and deletes it. */
  makeGraph(operations: number): void;
}

/** Opens a context of its own. */
export function openBareCalls(path: string, threads: number): BareCalls {
  const runtime = loadTensorFlow(path, threads);
  const { library, context, status: { pointer: status } } = runtime;

  function execute({ op: name, matrices, lists }: BareOp): () => void {
    const inputs = [
      ...Array.from({ length: matrices }, () => uploadTensor(runtime, [1, 2, 3, 4], 1, [2, 2])),
      ...lists.map((list) => uploadTensor(runtime, list, 3, [list.length])),
    ].map(({ pointer }) => pointer);
    const [output, count] = [new BigUint64Array(1), new Int32Array(1)];
    return () => {
      const op = existing(library.TFE_NewOp(context, cString(name), status), name);
      for (const input of inputs) library.TFE_OpAddInput(op, input, status);
      count[0] = 1;
      library.TFE_Execute(op, output, count, status);
      library.TFE_DeleteOp(op);
      library.TFE_DeleteTensorHandle(existing(Deno.UnsafePointer.create(output[0]!), name));
    };
  }

  function makeGraph(operations: number): void {
    const graph = existing(library.TF_NewGraph(), "a graph");
    const begin = (type: string, name: string) =>
      existing(library.TF_NewOperation(graph, cString(type), cString(name)), type);
    const finish = (operation: Deno.PointerObject): Uint8Array<ArrayBuffer> => {
      const finished = library.TF_FinishOperation(operation, status);
      const output = new BigUint64Array([Deno.UnsafePointer.value(finished), 0n]);
      return new Uint8Array(output.buffer);
    };
    const placeholder = begin("Placeholder", "x");
    library.TF_SetAttrType(placeholder, cString("dtype"), 1);
    const x = finish(placeholder);
    let last = x;
    for (let i = 1; i < operations; i++) {
      const operation = begin("AddV2", `n${i}`);
      library.TF_AddInput(operation, last);
      library.TF_AddInput(operation, x);
      last = finish(operation);
    }
    library.TF_DeleteGraph(graph);
  }

  return { execute, makeGraph };
}
