import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import type { Engine } from "./engine.ts";

/** The engine with what only this room may touch. */
export interface StartedEngine {
  readonly engine: Engine;
  /** Undefined on the JavaScript backend. */
  readonly tensorflow: TensorFlowBackend | undefined;
}

// tfjs has one engine a process, and so have we.
const state: { started: StartedEngine | undefined; stopped: boolean } = {
  started: undefined,
  stopped: false,
};

const stopped = "the engine has been stopped; go on in a new process";

export function setStartedEngine(started: StartedEngine): void {
  state.started = started;
}

/** No engine runs in this process any more; gives the reason for messages. */
export function forbidEngine(): string {
  state.stopped = true;
  return stopped;
}

/** Throws once the engine has been stopped. */
export function refuseStopped(action: string): void {
  if (state.stopped) throw new Error(`Cannot ${action}: ${stopped}`);
}

/** The running engine; `action` begins the message when there is none. */
export function startedEngine(action: string): StartedEngine {
  refuseStopped(action);
  if (state.started !== undefined) return state.started;
  throw new Error(`Cannot ${action}: the engine is not running; call await startEngine() first`);
}
