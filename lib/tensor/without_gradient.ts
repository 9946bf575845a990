import { isolateTape } from "./_isolate_tape.ts";

/**
 * What `action` gives, taken as a constant by gradients around it. For whatever is counted, sorted or
 * searched, and for a `scan`, which no gradient goes through.
 *
 * @example Counting is no part of the gradient
 * ```ts
 * import { grad, mul, relu, startEngine, step, tensor1d, withoutGradient } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const slope = grad((x) => mul(relu(x), withoutGradient(() => step(x).sum())));
 * assertEquals(slope(tensor1d([1, 2, -3])).arraySync(), [2, 2, 0]);
 * ```
 */
export function withoutGradient<Result>(action: () => Result): Result {
  return isolateTape(action);
}
