import * as tf from "@tensorflow/tfjs";

/** From now on every op, new tensor and reading of values throws; `why` ends the message. */
export function refuseCalls(why: string): void {
  const engine = tf.engine();
  const refusal = (action: string) => new Error(`Cannot ${action}: ${why}`);
  engine.runKernel = (kernel: string) => {
    throw refusal(`run ${kernel}`);
  };
  engine.makeTensor = () => {
    throw refusal("make a tensor");
  };
  engine.readSync = () => {
    throw refusal("read a tensor");
  };
  engine.read = () => Promise.reject(refusal("read a tensor"));
}
