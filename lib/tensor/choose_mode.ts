import { startedEngine } from "./_engine_state.ts";
import { refusePromise } from "./_refuse_async.ts";
import { type ModeChoice, specialize } from "./_specialize.ts";
import { flatten } from "./_tensor_tree.ts";
import { traceFunction } from "./_trace_function.ts";

export type { ModeChoice };

export interface ChooseModeOptions {
  /** For messages. Default: the function's own name. */
  readonly name?: string;
  /** Calls that XLA's compilation must be repaid by. Default: endless. */
  readonly calls?: number;
}

/**
 * The mode that `compile(fn, { mode: "auto" })` would choose for such inputs, so that it can be written
 * down before the work begins: `"graph"` or `"xla"`, whichever costs less over all calls, XLA's
 * compilation included; `"eager"` on the JavaScript backend, which has no other.
 *
 * Both are compiled and timed in turns, up to 15 calls each; results are thrown away and no variable is
 * assigned. That is done once for what `fn` records, the kind of processor, the number of threads and the
 * version of TensorFlow: times are kept in this process and in the folder `mode_times` of the cache. In
 * tier `"fixed"` nothing is measured and the graph is taken, as it is where the calls together take
 * less than XLA's compilation.
 *
 * @throws {Error} If `fn` cannot be compiled.
 *
 * @example On the JavaScript backend there is no choice
 * ```ts
 * import { chooseMode, scalar, startEngine, type Tensor } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const { mode } = chooseMode((x: Tensor) => x.square(), [scalar(3)]);
 * assertEquals(mode, "eager");
 * ```
 */
export function chooseMode<Inputs extends readonly object[]>(
  fn: (...inputs: Inputs) => object,
  inputs: Inputs,
  { name = fn.name || "a function", calls = Infinity }: ChooseModeOptions = {},
): ModeChoice {
  const { engine, tensorflow } = startedEngine(`choose a mode for ${name}`);
  if (tensorflow === undefined) {
    return { mode: "eager", reason: "the JavaScript backend calls op by op" };
  }
  const { tensors, rebuild } = flatten(inputs, `choose a mode for ${name}`);
  const { choice, traced } = specialize({
    engine,
    mode: "auto",
    calls,
    inputs: tensors,
    trace: (mode) =>
      traceFunction(
        tensorflow,
        (symbols) => refusePromise(fn(...rebuild(symbols) as Inputs), name),
        tensors,
        { name, xla: mode === "xla" },
      ),
  });
  traced.dispose();
  return choice;
}
