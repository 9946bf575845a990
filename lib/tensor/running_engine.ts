import { startedEngine } from "./_engine_state.ts";
import type { Engine } from "./engine.ts";

/**
 * The engine that `startEngine()` started.
 *
 * @throws {Error} if it has not been started.
 */
export function runningEngine(): Engine {
  return startedEngine("say which engine runs").engine;
}
