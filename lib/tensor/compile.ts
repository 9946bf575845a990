import * as tf from "@tensorflow/tfjs";
import { startedEngine } from "./_engine_state.ts";
import { isTapeOn } from "./_isolate_tape.ts";
import { recordXlaCall } from "./_record_call.ts";
import { refuseAsync, refusePromise } from "./_refuse_async.ts";
import { signatureOf } from "./_signature.ts";
import { openSpecializations } from "./_specializations.ts";
import { type ModeChoice, specialize, type Specialized } from "./_specialize.ts";
import { flatten } from "./_tensor_tree.ts";
import { traceFunction } from "./_trace_function.ts";

export interface CompileOptions {
  /**
   * - `"graph"`: one TensorFlow graph, at its best where convolutions dominate.
   * - `"xla"`: compiled to machine code, at its best where many small ops dominate; takes seconds.
   * - `"auto"`: of the two the one that costs less over `calls`, as `chooseMode()` finds out at the
   *   first call. XLA and the graph differ in the last bits, so write the choice down.
   * - `"eager"`: op by op, for looking into it. The JavaScript backend always does this.
   *
   * Default: `"graph"`.
   */
  readonly mode?: "auto" | "graph" | "xla" | "eager";
  /** For messages. Default: the function's own name. */
  readonly name?: string;
  /** Calls that XLA's compilation must be repaid by in mode `"auto"`. Default: endless. */
  readonly calls?: number;
  /**
   * Forms, shapes and types to be compiled for at once; the least recently used is dropped for another.
   * Default: 8. Training needs one, evaluation two (whole blocks and the rest), and a graph of a few
   * hundred ops holds up to 5 MiB, so eight keep a function under 40 MiB.
   */
  readonly cacheSize?: number;
  /** Told of every trace, and why there was one. */
  readonly onTrace?: (trace: TraceReport) => void;
}

/** Why and how a function was run to record it. */
export interface TraceReport extends ModeChoice {
  /** What is compiled. */
  readonly name: string;
  /** What brought the trace about, e.g. `shape of [0] went from [128,784] to [64,784]`. */
  readonly cause: string;
  /** Size of the recorded graph: its ops, inputs and constants. */
  readonly operations: number;
}

export interface CompileStatistics {
  readonly calls: number;
  /** How often the function was run to record it: once for each form, set of shapes and set of types. */
  readonly traces: number;
  /** How the last call ran: `"eager"` also where its ops counted as the caller's. Undefined before the first. */
  readonly mode: ModeChoice["mode"] | undefined;
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
 * A graph that is dropped leaves less than 0.1 MiB behind, but oneDNN keeps its machine code for every new
 * set of shapes (1.8 MiB for a training step), and TensorFlow never frees what XLA compiled (5 MiB), so
 * that a process should end after some number of them (see `compiledProgramCount()`).
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
  const { mode = "graph", name = fn.name || "a function", calls = Infinity } = options;
  const { cacheSize = 8, onTrace } = options;
  refuseAsync(fn, name);
  checkOptions(name, { cacheSize, calls });
  const body = (...inputs: Inputs) => refusePromise(fn(...inputs), name);
  const specializations = openSpecializations<Specialized>(cacheSize);
  const statistics: Writable<CompileStatistics> = { calls: 0, traces: 0, mode: undefined };
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
    const { engine, tensorflow } = startedEngine(`call ${name}`);
    const trace = tensorflow?.trace;
    const inline = isTapeOn() || (trace !== undefined && (trace.xla || mode !== "xla"));
    if (tensorflow === undefined || mode === "eager" || inline) {
      statistics.mode = "eager";
      return eager(inputs);
    }

    const flat = flatten(inputs, `call ${name}`);
    const { tensors, rebuild } = flat;
    const record = (symbols: readonly tf.Tensor[]) => body(...rebuild(symbols) as Inputs);
    if (trace !== undefined) {
      statistics.mode = "xla";
      return recordXlaCall(tensorflow, trace, record, tensors, name) as Output;
    }
    const signature = signatureOf(flat);
    let found = specializations.find(signature);
    if (found === undefined) {
      found = specialize({
        engine,
        mode,
        calls,
        inputs: tensors,
        trace: (mode) => traceFunction(tensorflow, record, tensors, { name, xla: mode === "xla" }),
      });
      statistics.traces++;
      const cause = specializations.whyMissing(signature);
      specializations.add(signature, found);
      onTrace?.({ name, cause, operations: found.traced.operations, ...found.choice });
    }
    statistics.mode = found.choice.mode;
    return found.traced.run(tensors) as Output;
  }

  function dispose(): void {
    if (disposed) throw new Error(`Cannot dispose of ${name}: it has been disposed already`);
    disposed = true;
    specializations.dispose();
  }

  return Object.assign(call, { statistics, dispose, [Symbol.dispose]: dispose });
}

type Writable<Kind> = { -readonly [Key in keyof Kind]: Kind[Key] };

function checkOptions(
  name: string,
  { cacheSize, calls }: Readonly<Record<"cacheSize" | "calls", number>>,
): void {
  if (!(Number.isInteger(cacheSize) && cacheSize >= 1)) {
    throw new RangeError(
      `Cannot compile ${name}: cacheSize must be a whole number of at least 1, found ${cacheSize}`,
    );
  }
  if (!(calls >= 1)) {
    throw new RangeError(`Cannot compile ${name}: calls must be at least 1, found ${calls}`);
  }
}
