import * as tf from "@tensorflow/tfjs";
import { dataTypeCode } from "../native/data_type.ts";
import type { GraphRecorder, GraphTensor } from "../native/graph_recorder.ts";
import type { StoredTensor } from "./stored_tensor.ts";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

/** tfjs's variables while a function is traced: they are inputs of it, and outputs where it assigns. */
export interface VariableStandIns {
  /** The variables that were read, and the graph's inputs that stand for them. */
  readonly read: ReadonlyMap<tf.Variable, GraphTensor>;
  /** The graph's input, if what is stored stands for a variable; made at first use. */
  inputFor(stored: StoredTensor): GraphTensor | undefined;
  /** The variables that have been given another value. */
  assigned(): tf.Variable[];
  /** Gives every variable its own values back. */
  remove(): void;
}

/**
 * Puts a stand-in without values behind every variable: what the trace assigns frees the stand-in, and
 * the variable's own values outlive it.
 */
export function standInForVariables(
  backend: TensorFlowBackend,
  recorder: GraphRecorder,
): VariableStandIns {
  const engine = tf.engine();
  const read = new Map<tf.Variable, GraphTensor>();
  const variables = new Map<StoredTensor, tf.Variable>();
  const own = new Map<tf.Variable, { readonly values: tf.DataId; readonly standIn: tf.DataId }>();
  for (const variable of Object.values(engine.registeredVariables)) {
    const stored: StoredTensor = {
      dtype: dataTypeCode(variable.dtype),
      shape: variable.shape,
      values: undefined,
      writtenIn: recorder,
      handle: undefined,
      symbol: undefined,
      references: 0,
    };
    const standIn = backend.put(stored);
    own.set(variable, { values: variable.dataId, standIn });
    variables.set(stored, variable);
    variable.dataId = standIn;
    engine.incRef(variable, backend);
  }

  return {
    read,
    inputFor(stored) {
      const variable = variables.get(stored);
      if (variable === undefined) return undefined;
      stored.symbol = recorder.input(stored.dtype, stored.shape);
      read.set(variable, stored.symbol);
      return stored.symbol;
    },
    assigned: () =>
      [...own].filter(([{ dataId }, { standIn }]) => dataId !== standIn).map(([each]) => each),
    remove() {
      for (const [variable, { values }] of own) {
        engine.disposeTensor(variable);
        variable.dataId = values;
      }
    },
  };
}
