import { freeIdleFunctions, functionsMade, programsMade } from "./_function_cache.ts";

/** How many different functions `compile()` has made in this process. *
 * @example The JavaScript backend compiles nothing
 * ```ts
 * import { compile, compiledFunctionCount, scalar, startEngine, type Scalar } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * using square = compile((x: Scalar) => x.square<Scalar>());
 * square(scalar(3));
 * assertEquals(compiledFunctionCount(), 0);
 * ```
 */
export function compiledFunctionCount(): number {
  return functionsMade();
}

/**
 * How many programs XLA has compiled for `compile()` in this process. TensorFlow never frees one, not
 * even when its function is disposed of: about 1 MiB for the step of a small MLP, 5 MiB for one with a
 * metric loss and Adam. So a process that compiles many must be replaced some time.
 */
export function compiledProgramCount(): number {
  return programsMade();
}

/**
 * Frees compiled functions that no `compile()` result uses any more. A few of them are kept otherwise,
 * since the next trial of a sweep often records the same ops.
 */
export function freeCompiledFunctions(): void {
  freeIdleFunctions();
}
