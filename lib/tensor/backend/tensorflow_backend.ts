import * as tf from "@tensorflow/tfjs";
import { type Attribute, attributeKinds } from "../native/attribute.ts";
import { dataTypeCode, dataTypes, heldType } from "../native/data_type.ts";
import { type OpDefinitions, openOpDefinitions } from "../native/op_definitions.ts";
import { checkValues, trustsValues } from "../native/check_values.ts";
import { openShapeCheck } from "../native/check_shapes.ts";
import { executeOp } from "../native/execute_op.ts";
import type { GraphTensor } from "../native/graph_recorder.ts";
import type { Runtime } from "../native/runtime.ts";
import { readTensor, releaseHandle, type TensorHandle } from "../native/tensor_handle.ts";
import { applyActivation } from "./apply_activation.ts";
import { openCallPlans } from "./call_plans.ts";
import { convertedSymbol, heldHandles, heldSymbol, withConverted } from "./foreign_types.ts";
import { compiledName, handleOf, symbolOf, type Trace } from "./operands.ts";
import {
  refuseJavaScriptDraw,
  statefulOpError,
  unknownShapeError,
  unreadableError,
} from "./refuse_while_tracing.ts";
import type { StoredTensor } from "./stored_tensor.ts";

/** The tfjs backend over libtensorflow, with what tfjs-node's kernels call on it. */
export interface TensorFlowBackend extends tf.KernelBackend {
  readonly runtime: Runtime;
  /** Type and attribute numbers by the names that the kernels use. */
  readonly binding: typeof dataTypes & typeof attributeKinds;
  readonly isGPUPackage: boolean;
  readonly definitions: OpDefinitions;
  /** Set while ops are recorded instead of run. */
  trace: Trace | undefined;
  stored(tensor: tf.TensorInfo): StoredTensor;
  /** Stores a tensor; nothing counts it yet. */
  put(stored: StoredTensor): tf.DataId;
  handle(tensor: tf.TensorInfo): TensorHandle;
  adopt(handle: TensorHandle): tf.Tensor;
  adoptSymbol(symbol: GraphTensor): tf.Tensor;
  executeSingleInput(op: string, input: tf.TensorInfo): tf.Tensor;
  executeSingleOutput(
    op: string,
    attributes: readonly Attribute[],
    inputs: readonly tf.TensorInfo[],
  ): tf.Tensor;
  executeMultipleOutputs(
    op: string,
    attributes: readonly Attribute[],
    inputs: readonly tf.TensorInfo[],
    outputs: number,
  ): tf.Tensor[];
  createReductionOpAttrs(tensor: tf.TensorInfo, keepDims?: boolean): Attribute[];
  getDTypeInteger(type: tf.DataType): number;
  applyActivation: typeof applyActivation;
}

export function tensorFlowBackend(runtime: Runtime): TensorFlowBackend {
  const definitions = openOpDefinitions(runtime.library, runtime.status);
  const planOf = openCallPlans(definitions);
  const checkShapes = openShapeCheck(runtime, definitions);

  function put(stored: StoredTensor): tf.DataId {
    const dataId = {};
    storage.set(dataId, stored);
    return dataId;
  }

  function tensorOf(stored: StoredTensor): tf.Tensor {
    return tf.engine().makeTensorFromTensorInfo({
      dataId: put(stored),
      shape: [...stored.shape],
      dtype: heldType(stored.dtype),
    });
  }

  function execute(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly tf.TensorInfo[],
  ): tf.Tensor[] {
    const operands = inputs.map(backend.stored);
    const { definition, demanded, call, all } = planOf(name, attributes, operands);
    const { trace } = backend;
    if (trace !== undefined) {
      if (definition.stateful) throw statefulOpError(trace.recorder.name, name);
      if (trustsValues(name)) throw unknownShapeError(trace.recorder.name, name);
      const symbols = operands.map((operand, index) => {
        const symbol = symbolOf(runtime, trace, operand);
        return demanded === undefined
          ? symbol
          : convertedSymbol(definitions, symbol, demanded[index]!);
      });
      const results = checkShapes.record(trace.recorder, definition, call, attributes, symbols);
      return results.map((result, index) => {
        if (result.shape === undefined && !isUnshaped(name, index)) {
          throw unknownShapeError(trace.recorder.name, name);
        }
        return backend.adoptSymbol(heldSymbol(definitions, result));
      });
    }
    const handles = operands.map((operand) => handleOf(runtime, operand));
    const run = (inputs: readonly TensorHandle[]) => {
      checkShapes.run(definition, call, attributes, inputs);
      checkValues(runtime, name, attributes, inputs);
      const results = executeOp(runtime, name, all, inputs, call.outputs);
      return heldHandles(runtime, results).map(backend.adopt);
    };
    return demanded === undefined ? run(handles) : withConverted(runtime, handles, demanded, run);
  }

  const backend: TensorFlowBackend = {
    runtime,
    binding: { ...dataTypes, ...attributeKinds },
    isGPUPackage: false,
    definitions,
    trace: undefined,

    stored: (tensor) => storage.get(tensor.dataId),
    put,
    handle: (tensor) => handleOf(runtime, backend.stored(tensor)),
    adopt: (handle) =>
      tensorOf({
        dtype: handle.dtype,
        shape: handle.shape,
        values: undefined,
        writtenIn: undefined,
        handle,
        symbol: undefined,
        references: 1,
      }),
    adoptSymbol: (symbol) =>
      tensorOf({
        dtype: symbol.dtype,
        shape: symbol.shape ?? [0],
        values: undefined,
        writtenIn: undefined,
        handle: undefined,
        symbol,
        references: 1,
      }),

    executeSingleInput: (op, input) => execute(op, [], [input])[0]!,
    executeSingleOutput: (op, attributes, inputs) => execute(op, attributes, inputs)[0]!,
    executeMultipleOutputs: execute,
    createReductionOpAttrs: (tensor, keepDims = false) => [
      { name: "keep_dims", type: attributeKinds.TF_ATTR_BOOL, value: keepDims },
      { name: "T", type: attributeKinds.TF_ATTR_TYPE, value: dataTypeCode(tensor.dtype) },
      { name: "Tidx", type: attributeKinds.TF_ATTR_TYPE, value: dataTypes.TF_INT32 },
    ],
    getDTypeInteger: dataTypeCode,
    applyActivation,

    write(values, shape, dtype) {
      if (backend.trace !== undefined) refuseJavaScriptDraw(backend.trace.recorder.name);
      return put(hostTensor(values, shape, dtype, 1));
    },
    move(dataId, values, shape, dtype, references) {
      storage.set(dataId, hostTensor(values, shape, dtype, references));
    },
    readSync(dataId) {
      const stored = storage.get(dataId);
      if (stored.values !== undefined) return stored.values;
      if (stored.handle !== undefined) return readTensor(runtime, stored.handle);
      throw unreadableError(compiledName(stored));
    },
    read: (dataId) => new Promise((resolve) => resolve(backend.readSync(dataId))),
    disposeData(dataId, force = false) {
      if (!storage.has(dataId)) return true;
      const stored = storage.get(dataId);
      stored.references--;
      if (!force && stored.references > 0) return false;
      if (stored.handle !== undefined) releaseHandle(runtime, stored.handle);
      storage.delete(dataId);
      return true;
    },
    refCount: (dataId) => storage.has(dataId) ? storage.get(dataId).references : 0,
    incRef(dataId) {
      storage.get(dataId).references++;
    },
    numDataIds: () => storage.numDataIds(),

    memory: () => ({ unreliable: true, reasons: ["TensorFlow holds the memory"] }),
    floatPrecision: () => 32,
    // tfjs's value for backends with 32-bit floats
    epsilon: () => 1e-7,
    timerAvailable: () => true,
    time(run) {
      const start = performance.now();
      run();
      return Promise.resolve({ kernelMs: performance.now() - start });
    },
    readToGPU: () => {
      throw unsupported("read to the GPU");
    },
    createTensorFromGPUData: () => {
      throw unsupported("make a tensor from GPU data");
    },
    dispose() {},
  };

  function hostTensor(
    values: tf.backend_util.BackendValues,
    shape: readonly number[],
    dtype: tf.DataType,
    references: number,
  ): StoredTensor {
    return {
      dtype: dataTypeCode(dtype),
      shape,
      values,
      writtenIn: backend.trace?.recorder,
      handle: undefined,
      symbol: undefined,
      references,
    };
  }

  const storage = new tf.DataStorage<StoredTensor>(backend, tf.engine());
  return backend;
}

/** Results whose shape TensorFlow leaves open, and that only ever go back into its gradient op. */
function isUnshaped(op: string, index: number): boolean {
  return op === "FusedBatchNormV3" && index === 5;
}

function unsupported(action: string): Error {
  return new Error(`Cannot ${action}: the TensorFlow backend does not support it`);
}
