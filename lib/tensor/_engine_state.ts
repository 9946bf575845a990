import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import type { Engine } from "./engine.ts";

/** The engine with what only this room may touch. */
export interface StartedEngine {
  readonly engine: Engine;
  /** Undefined on the JavaScript backend. */
  readonly tensorflow: TensorFlowBackend | undefined;
}

// tfjs has one engine a process, and so have we.
const state: { started: StartedEngine | undefined } = { started: undefined };

export function setStartedEngine(started: StartedEngine): void {
  state.started = started;
}

/** The running engine; `action` begins the message when there is none. */
export function startedEngine(action: string): StartedEngine {
  if (state.started !== undefined) return state.started;
  throw new Error(`Cannot ${action}: the engine is not running; call await startEngine() first`);
}
