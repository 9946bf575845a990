import * as tf from "@tensorflow/tfjs";
import { setStartedEngine, type StartedEngine } from "./_engine_state.ts";
import { registerGradients } from "./backend/register_gradients.ts";
import { startJavaScriptBackend } from "./backend/start_javascript_backend.ts";
import { startTensorFlowBackend } from "./backend/start_tensorflow_backend.ts";
import type { BackendName, Engine } from "./engine.ts";

export interface EngineOptions {
  /** Threads that an op may use, at least 1. Default: as many as there are cores. */
  readonly threads?: number;
  /** Default: `"tensorflow"`. */
  readonly backend?: BackendName;
  /** Told what is being fetched, with the fraction done if it is known. */
  readonly onProgress?: (message: string, fraction?: number) => void;
}

const state: { starting: Promise<StartedEngine> | undefined } = { starting: undefined };

/**
 * Starts the engine that runs every tensor op, or gives the one that runs. The number of threads is fixed
 * when it starts: results are bit-identical from run to run at the same number, and differ in the last
 * bits at another.
 *
 * @throws {RangeError} if `threads` is not a whole number of at least 1.
 * @throws {Error} if it runs with other options, or libtensorflow cannot be had.
 *
 * @example One op
 * ```ts
 * import { add, startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * assertEquals(add(1, 2).arraySync(), 3);
 * ```
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const { backend, threads } = options;
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1)) {
    throw new RangeError(
      `Cannot start the engine: threads must be a whole number of at least 1, found ${threads}`,
    );
  }
  if (state.starting === undefined) {
    state.starting = start(options);
    state.starting.catch(() => state.starting = undefined);
  }
  const { engine } = await state.starting;
  if (backend !== undefined && backend !== engine.backend) {
    throw new Error(
      `Cannot start the engine with backend ${backend}: it runs with ${engine.backend} in this process`,
    );
  }
  if (threads !== undefined && engine.backend === "tensorflow" && threads !== engine.threads) {
    throw new Error(
      `Cannot start the engine with ${threads} threads: it runs with ${engine.threads} in this process`,
    );
  }
  return engine;
}

async function start(options: EngineOptions): Promise<StartedEngine> {
  const { backend = "tensorflow", threads = navigator.hardwareConcurrency, onProgress } = options;
  const tensorflow = backend === "tensorflow"
    ? await startTensorFlowBackend(threads, onProgress)
    : undefined;
  if (tensorflow === undefined) await startJavaScriptBackend();
  registerGradients();
  const engine: Engine = {
    backend,
    version: tensorflow?.backend.runtime.version ?? tf.version_core,
    library: tensorflow?.path,
    threads: tensorflow === undefined ? 1 : threads,
    tensorCount: () => tf.memory().numTensors,
    handleCount: () => tensorflow?.backend.runtime.handles ?? 0,
  };
  const started = { engine, tensorflow: tensorflow?.backend };
  setStartedEngine(started);
  return started;
}
