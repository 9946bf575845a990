import * as tf from "@tensorflow/tfjs";
import { acquireFunction, releaseFunction } from "./_function_cache.ts";
import { guardEngine } from "./_guard_engine.ts";
import { isolateTape } from "./_isolate_tape.ts";
import { flatten } from "./_tensor_tree.ts";
import { symbolOf, type Trace } from "./backend/operands.ts";
import { refuseMathRandom } from "./backend/refuse_while_tracing.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import { standInForVariables } from "./backend/variable_stand_ins.ts";
import { type GraphFunction, makeGraphFunction } from "./native/graph_function.ts";
import { type GraphTensor, openGraphRecorder } from "./native/graph_recorder.ts";
import { releaseHandle, type TensorHandle } from "./native/tensor_handle.ts";

/** The type and shape of a function's input or output. */
export type TensorSpec = Pick<TensorHandle, "dtype" | "shape">;

export interface FunctionToRecord {
  /** For messages. */
  readonly name: string;
  readonly xla: boolean;
  /** What of another function this is, if it is no function of its own. */
  readonly part?: "loop body" | "loop condition";
  /** Records the ops; each call of `input` declares one more input of the function. */
  fn(input: (spec: TensorSpec) => tf.Tensor): unknown;
}

/**
 * Ops recorded and made one TensorFlow function. Its inputs are those declared, then captures, then the
 * variables it reads; its outputs what `fn` gave, then the values it assigns to variables.
 */
export interface RecordedFunction {
  readonly made: GraphFunction;
  /** Handles, or tensors of the caller's graph if there is one. */
  readonly captures: readonly (TensorHandle | GraphTensor)[];
  readonly read: readonly tf.Variable[];
  readonly assigned: readonly tf.Variable[];
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  /** Digest of the content, which names the function in the function cache. */
  readonly key: string;
  /** Digest of the recorded ops alone, whether XLA compiles them or not. */
  readonly digest: string;
  /** Ops, inputs and constants recorded. */
  readonly operations: number;
  /** Takes the outputs, assigns to the variables, and gives what `fn` gave around the others. */
  finish(outputs: readonly tf.Tensor[]): unknown;
  /** Gives the function and its captures back. */
  release(): void;
}

/**
 * Runs `fn` once on tensors without values, recording its ops. Called while another function is recorded,
 * it makes one for that to call, which the caller gives back: its tensors become captures. The body of a loop gives captures
 * and variables on to the next turn: both are outputs in the order of the inputs.
 */
export function recordFunction(
  backend: TensorFlowBackend,
  { name, xla, part, fn }: FunctionToRecord,
): RecordedFunction {
  const { runtime, trace: caller } = backend;
  const recorder = openGraphRecorder(runtime, name);
  const captures: Trace["captures"] = new Map();
  const calls: string[] = [];
  const declared: GraphTensor[] = [];
  const releaseCaptures = () => {
    for (const captured of captures.keys()) {
      if (!("recorder" in captured)) releaseHandle(runtime, captured);
    }
  };
  const input = ({ dtype, shape }: TensorSpec) => {
    const symbol = recorder.input(dtype, shape);
    declared.push(symbol);
    return backend.adoptSymbol(symbol);
  };
  try {
    const parts = { recorder, xla, caller, captures, calls };
    const { results, rebuild, read, assigned } = recordOps(backend, parts, () => fn(input));
    const isBody = part === "loop body";
    for (const [variable, { dtype, shape }] of isBody ? assigned : []) {
      if (!read.has(variable)) read.set(variable, recorder.input(dtype, shape!));
    }
    const inputs = [...declared, ...captures.values(), ...read.values()];
    const written = isBody ? new Map([...read, ...assigned]) : assigned;
    const passed = isBody ? captures.values() : [];
    const outputs = [...results, ...passed, ...written.values()];
    const places = [inputs, outputs].map((list) => list.map((symbol) => symbol.place).join());
    const content = places.join(" gives ");
    const key = recorder.digest(`${content} ${xla}`);
    const made = acquireFunction({
      key,
      calls,
      part: part !== undefined,
      xla,
      make: (unique) =>
        makeGraphFunction(runtime, { name: unique, recorder, inputs, outputs, xla }),
    });
    caller?.calls.push(key);
    return {
      made,
      captures: [...captures.keys()],
      read: [...read.keys()],
      assigned: [...assigned.keys()],
      inputs: inputs.map(specOf),
      outputs: outputs.map(specOf),
      key,
      digest: recorder.digest(content),
      operations: recorder.operations,
      finish(tensors) {
        [...written.keys()].forEach((variable, index) => {
          const value = tensors[outputs.length - written.size + index]!;
          if (assigned.has(variable)) variable.assign(value);
          value.dispose();
        });
        return rebuild(tensors.slice(0, results.length));
      },
      release() {
        releaseFunction(key);
        releaseCaptures();
      },
    };
  } catch (error) {
    releaseCaptures();
    throw error;
  } finally {
    calls.forEach(releaseFunction);
    recorder.close();
  }
}

interface RecordedOps {
  readonly results: readonly GraphTensor[];
  rebuild(tensors: readonly tf.Tensor[]): unknown;
  /** Variables that are inputs. */
  readonly read: Map<tf.Variable, GraphTensor>;
  /** Variables that are outputs. */
  readonly assigned: Map<tf.Variable, GraphTensor>;
}

function recordOps(
  backend: TensorFlowBackend,
  parts: Omit<Trace, "variables">,
  fn: () => unknown,
): RecordedOps {
  const { recorder, caller } = parts;
  const variables = standInForVariables(backend, recorder);
  const trace: Trace = { ...parts, variables };
  const symbol = (tensor: tf.Tensor) => symbolOf(backend.runtime, trace, backend.stored(tensor));
  const drawAgain = refuseMathRandom(recorder.name);
  backend.trace = trace;
  try {
    return isolateTape(() =>
      guardEngine(() => {
        const result = flatten(fn(), `compile ${recorder.name}`);
        return {
          results: result.tensors.map(symbol),
          rebuild: result.rebuild,
          assigned: new Map(variables.assigned().map((each) => [each, symbol(each)])),
          read: new Map(variables.read),
        };
      })
    );
  } finally {
    backend.trace = caller;
    drawAgain();
    variables.remove();
  }
}

function specOf({ dtype, shape }: GraphTensor): TensorSpec {
  return { dtype, shape: shape! };
}
