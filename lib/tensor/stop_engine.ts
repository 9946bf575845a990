import { forbidEngine, startedEngine } from "./_engine_state.ts";
import { refuseCalls } from "./backend/refuse_calls.ts";
import { freeCompiledFunctions } from "./compiled_functions.ts";

/**
 * Stops the engine for the rest of the process: from now on ops, calls of compiled functions, new tensors
 * and the reading of values throw. Tensors and compiled functions can still be disposed of. It cannot be
 * started again here, since TensorFlow keeps its threads and what XLA compiled until the process ends.
 *
 * @throws {Error} if it is not running, or has been stopped already.
 *
 * @example The last call
 * ```ts
 * import { add, startEngine, stopEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * assertEquals(add(1, 2).arraySync(), 3);
 * stopEngine();
 * assertThrows(() => add(1, 2), Error, "the engine has been stopped");
 * ```
 */
export function stopEngine(): void {
  startedEngine("stop the engine");
  freeCompiledFunctions();
  refuseCalls(forbidEngine());
}
