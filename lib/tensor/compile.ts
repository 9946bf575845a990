import * as tf from "@tensorflow/tfjs";
import { startedEngine } from "./_engine_state.ts";
import { isTapeOn } from "./_isolate_tape.ts";
import { recordXlaCall } from "./_record_call.ts";
import { flatten } from "./_tensor_tree.ts";
import { refuseAsync, refusePromise } from "./_refuse_async.ts";
import { type TracedFunction, traceFunction } from "./_trace_function.ts";

export interface CompileOptions {
  /**
   * - `"graph"`: one TensorFlow graph, at its best where convolutions dominate.
   * - `"xla"`: compiled to machine code, at its best where many small ops dominate; takes seconds.
   * - `"eager"`: op by op, for looking into it. The JavaScript backend always does this.
   *
   * Default: `"graph"`.
   */
  readonly mode?: "graph" | "xla" | "eager";
  /** For messages. Default: the function's own name. */
  readonly name?: string;
}

export interface CompileStatistics {
  readonly calls: number;
  /** How often the function was run to record it: once for each form, set of shapes and set of types. */
  readonly traces: number;
}

/** A compiled function: called like the function it was made of. */
export interface Compiled<Inputs extends readonly object[], Output extends object> {
  (...inputs: Inputs): Output;
  readonly statistics: CompileStatistics;
  /** Frees what it holds; calling it again is an error. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/**
 * Makes one TensorFlow function of all the ops that `fn` calls.
 *
 * `fn` takes tensors, or records and arrays of tensors, and gives the same. It is run once for each form,
 * set of shapes and set of types of its inputs; later calls run the recorded ops in one go. So it must
 * not read values, and numbers that change from call to call must come in as tensors. Functions that
 * record the same ops share one compiled function. A tensor from outside that `fn` uses is kept alive,
 * with the values it has, until `dispose()`. Inside another compiled function its ops count as the
 * caller's; but one of mode `"xla"` inside one of mode `"graph"` stays a function that XLA compiles,
 * called by a single node of the graph. Under a gradient its ops always count as the caller's: to keep
 * a function whole there, call it inside `customGrad`, and another for the way back.
 *
 * tfjs's variables are inputs, read anew at every call, and outputs where `fn` assigns them, so a
 * `tf.LayersModel` works inside, with its batch averages. Refused with the way out: making variables,
 * tfjs's own optimizers, reading values, shapes that depend on values, and numbers drawn in JavaScript.
 * When `fn` throws, the engine is left as it was.
 *
 * @example A parabola
 * ```ts
 * import { compile, scalar, startEngine, type Scalar } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * using parabola = compile((x: Scalar, scale: Scalar) => x.square().mul<Scalar>(scale));
 * assertEquals(parabola(scalar(3), scalar(2)).arraySync(), 18);
 * ```
 */
export function compile<Inputs extends readonly object[], Output extends object>(
  fn: (...inputs: Inputs) => Output,
  options: CompileOptions = {},
): Compiled<Inputs, Output> {
  const { mode = "graph", name = fn.name || "a function" } = options;
  refuseAsync(fn, name);
  const body = (...inputs: Inputs) => refusePromise(fn(...inputs), name);
  const traced = new Map<string, TracedFunction>();
  const statistics = { calls: 0, traces: 0 };
  let disposed = false;

  function eager(inputs: Inputs): Output {
    // Copies share the values: the caller may dispose inputs and results apart.
    return tf.tidy(() => {
      const result = flatten(body(...inputs), `return from ${name}`);
      return result.rebuild(result.tensors.map((tensor) => tensor.clone())) as
        & Output
        & tf.TensorContainer;
    });
  }

  function call(...inputs: Inputs): Output {
    if (disposed) throw new Error(`Cannot call ${name}: it has been disposed`);
    statistics.calls++;
    const { tensorflow } = startedEngine(`call ${name}`);
    if (tensorflow === undefined || mode === "eager" || isTapeOn()) return eager(inputs);
    const { trace } = tensorflow;
    if (trace !== undefined && (trace.xla || mode !== "xla")) return eager(inputs);

    const { tensors, form, rebuild } = flatten(inputs, `call ${name}`);
    const record = (symbols: readonly tf.Tensor[]) => body(...rebuild(symbols) as Inputs);
    if (trace !== undefined) {
      return recordXlaCall(tensorflow, trace, record, tensors, name) as Output;
    }
    const key = form + tensors.map((tensor) => `${tensor.dtype}${tensor.shape.join()}`).join(";");
    let found = traced.get(key);
    if (found === undefined) {
      found = traceFunction(tensorflow, record, tensors, { name, xla: mode === "xla" });
      statistics.traces++;
      traced.set(key, found);
    }
    return found.run(tensors) as Output;
  }

  function dispose(): void {
    disposed = true;
    for (const one of traced.values()) one.dispose();
    traced.clear();
  }

  return Object.assign(call, { statistics, dispose, [Symbol.dispose]: dispose });
}
