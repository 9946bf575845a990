import type { Determinism } from "./determinism.ts";
import type { Device } from "./native/list_devices.ts";

export type BackendName = "tensorflow" | "cpu";

/** What runs the tensor ops of this process. */
export interface Engine {
  /** `"tensorflow"`, or tfjs's own `"cpu"`: JavaScript only, slow, the same results within tolerance. */
  readonly backend: BackendName;
  /** What repeats bit for bit. */
  readonly determinism: Determinism;
  /** TensorFlow's version, or tfjs's. */
  readonly version: string;
  /** The libtensorflow in use, if any. */
  readonly library: string | undefined;
  /** Threads that an op may use; the JavaScript backend has one. */
  readonly threads: number;
  /** What TensorFlow can run ops on; empty on the JavaScript backend. */
  readonly devices: readonly Device[];
  /** Tensors that are alive. */
  tensorCount(): number;
  /** Tensors that TensorFlow holds, with those that compiled functions keep; single numbers and short lists, kept for the next call, apart. */
  handleCount(): number;
}
