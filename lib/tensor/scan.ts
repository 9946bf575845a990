import * as tf from "@tensorflow/tfjs";
import { startedEngine } from "./_engine_state.ts";
import { isTapeOn } from "./_isolate_tape.ts";
import { recordScan } from "./_record_scan.ts";
import { scanEagerly } from "./_scan_eagerly.ts";
import { openSteps, type Step } from "./_scan_steps.ts";

/** What a step of a scan gives. */
export interface ScanStep<State extends object, Output extends object> {
  /** Of the same form, shapes and data types as the state that the step was given. */
  readonly state: State;
  /** What is collected of each step; `{}` for nothing. */
  readonly output: Output;
}

/** A tree of tensors of the same form, each tensor of any rank. */
export type SameForm<Tree> = Tree extends tf.Tensor ? tf.Tensor
  : { readonly [Key in keyof Tree]: SameForm<Tree[Key]> };

export interface ScanOptions {
  /**
   * Steps to take, int32, at least 1: the loop ends after these, and rows of the outputs that are not
   * reached are 0. Default: all.
   */
  readonly steps?: tf.Scalar;
}

export interface Scanned<State extends object, Output extends object> {
  /** The last state. */
  readonly state: State;
  /** Each output of all steps along a new leading axis, `[steps, ...shape]`. */
  readonly outputs: SameForm<Output>;
}

/**
 * Carries a state through a step for every index along the leading axis of the slices:
 * `(state, output[i]) = step(state, slices[i])`. State, slices and outputs are tensors, or records and
 * arrays of them.
 *
 * Inside a compiled function this is one loop of the graph, however many steps there are: `step` is run
 * once to record its ops, the rules of `compile` hold for it, and what it uses from outside stays as it
 * is from step to step. Elsewhere it is a loop in JavaScript with the same results, bit for bit.
 *
 * A gradient taken inside the step is fine; a gradient through the scan is not supported.
 *
 * @param slices at least one tensor, each `[steps, ...shape]` with the same number of steps, at least 1;
 * a step sees `shape`
 * @throws {RangeError} if the leading axes differ or have no element.
 * @throws {TypeError} if a step gives a state of another form, shape or data type than it was given.
 * @throws {Error} under a gradient.
 *
 * Reference: `jax.lax.scan`.
 *
 * @example Prefix sums
 * ```ts
 * import { add, compile, scalar, type Scalar, scan, startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const { state, outputs } = scan((sum: Scalar, value: Scalar) => {
 *   const next: Scalar = add(sum, value);
 *   return { state: next, output: next };
 * }, scalar(0), tensor1d([1, 2, 3, 4]));
 * assertEquals(state.arraySync(), 10);
 * assertEquals(outputs.arraySync(), [1, 3, 6, 10]);
 * ```
 */
export function scan<State extends object, Slice extends object, Output extends object>(
  step: (state: State, slice: Slice) => ScanStep<State, Output>,
  state: State,
  slices: SameForm<NoInfer<Slice>>,
  options: ScanOptions = {},
): Scanned<State, Output> {
  const { tensorflow } = startedEngine("scan");
  if (isTapeOn()) {
    throw new Error(
      "Cannot scan under a gradient: a gradient through a scan is not supported; " +
        "take the gradient inside the step, or scan before",
    );
  }
  const steps = openSteps(step as Step, state, slices, options.steps);
  const scanned = tensorflow?.trace === undefined
    ? scanEagerly(steps)
    : recordScan(tensorflow, tensorflow.trace, steps);
  return scanned as Scanned<State, Output>;
}
