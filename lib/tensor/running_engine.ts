import { startedEngine } from "./_engine_state.ts";
import type { Engine } from "./engine.ts";

/**
 * The engine that `startEngine()` started.
 *
 * @throws {Error} if it has not been started.
 *
 * @example Which backend computes
 * ```ts
 * import { runningEngine, startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * assertEquals(runningEngine().backend, "cpu");
 * ```
 */
export function runningEngine(): Engine {
  return startedEngine("say which engine runs").engine;
}
