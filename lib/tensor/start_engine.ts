import * as tf from "@tensorflow/tfjs";
import { refuseStopped, setStartedEngine, type StartedEngine } from "./_engine_state.ts";
import { freeSavedAfterThrow } from "./backend/free_saved_after_throw.ts";
import { guardDisposal } from "./backend/guard_disposal.ts";
import { orderTape } from "./backend/order_tape.ts";
import { registerGradients } from "./backend/register_gradients.ts";
import { registerOwnKernels } from "./backend/register_own_kernels.ts";
import { startJavaScriptBackend } from "./backend/start_javascript_backend.ts";
import { startTensorFlowBackend } from "./backend/start_tensorflow_backend.ts";
import type { Determinism } from "./determinism.ts";
import type { BackendName, Engine } from "./engine.ts";
import { listDevices } from "./native/list_devices.ts";

export interface EngineOptions {
  /** What must repeat bit for bit. Default: `"portable"` on the JavaScript backend, else `"fast"`. */
  readonly determinism?: Determinism;
  /** Threads that an op may use, at least 1. Default: 1 in tier `"fixed"`, else as many as there are cores. */
  readonly threads?: number;
  /** Default: `"cpu"` in tier `"portable"`, else `"tensorflow"`. */
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
 * @throws {TypeError} if the tier and the backend do not go together.
 * @throws {Error} if it runs with other options, has been stopped, or libtensorflow cannot be had.
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
  check(options);
  refuseStopped("start the engine");
  if (state.starting === undefined) {
    state.starting = start(options);
    state.starting.catch(() => state.starting = undefined);
  }
  const { engine } = await state.starting;
  const { determinism, backend, threads } = options;
  refuseOther("determinism", determinism, engine.determinism);
  refuseOther("backend", backend, engine.backend);
  if (engine.backend === "tensorflow") refuseOther("threads", threads, engine.threads);
  return engine;
}

function check({ determinism, backend, threads }: EngineOptions): void {
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1)) {
    throw new RangeError(
      `Cannot start the engine: threads must be a whole number of at least 1, found ${threads}`,
    );
  }
  const known = determinism !== undefined && backend !== undefined;
  if (known && (determinism === "portable") !== (backend === "cpu")) {
    throw new TypeError(
      `Cannot start the engine: tier ${determinism} does not go with backend ${backend}; the tier ` +
        'of "cpu" is "portable", those of "tensorflow" are "fast" and "fixed"',
    );
  }
}

function refuseOther<Value>(option: string, wanted: Value | undefined, runs: Value): void {
  if (wanted === undefined || wanted === runs) return;
  throw new Error(
    `Cannot start the engine with ${option} ${wanted}: it runs with ${runs} in this process`,
  );
}

async function start(options: EngineOptions): Promise<StartedEngine> {
  const { backend = options.determinism === "portable" ? "cpu" : "tensorflow" } = options;
  const { determinism = backend === "cpu" ? "portable" : "fast", onProgress } = options;
  const { threads = determinism === "fixed" ? 1 : navigator.hardwareConcurrency } = options;
  const tensorflow = backend === "tensorflow"
    ? await startTensorFlowBackend(threads, onProgress)
    : undefined;
  if (tensorflow === undefined) await startJavaScriptBackend();
  guardDisposal();
  orderTape();
  registerGradients();
  freeSavedAfterThrow();
  registerOwnKernels(tensorflow?.backend);
  const runtime = tensorflow?.backend.runtime;
  const engine: Engine = {
    backend,
    determinism,
    version: runtime?.version ?? tf.version_core,
    library: tensorflow?.path,
    threads: tensorflow === undefined ? 1 : threads,
    devices: runtime === undefined ? [] : listDevices(runtime),
    tensorCount: () => tf.memory().numTensors,
    handleCount: () => runtime?.handles ?? 0,
  };
  const started = { engine, tensorflow: tensorflow?.backend };
  setStartedEngine(started);
  return started;
}
