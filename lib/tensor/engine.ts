export type BackendName = "tensorflow" | "cpu";

/** What runs the tensor ops of this process. */
export interface Engine {
  /** `"tensorflow"`, or tfjs's own `"cpu"`: JavaScript only, slow, the same results within tolerance. */
  readonly backend: BackendName;
  /** TensorFlow's version, or tfjs's. */
  readonly version: string;
  /** The libtensorflow in use, if any. */
  readonly library: string | undefined;
  /** Threads that an op may use; the JavaScript backend has one. */
  readonly threads: number;
  /** Tensors that are alive. */
  tensorCount(): number;
  /** Tensors that TensorFlow holds, with those that compiled functions keep. */
  handleCount(): number;
}
