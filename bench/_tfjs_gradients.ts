import * as tf from "@tensorflow/tfjs";
import { maxPoolGradConfig } from "@tensorflow/tfjs-node-gpu/dist/kernels/MaxPoolGrad.js";

/** Gradients that our engine replaces by TensorFlow's own. */
const replaced = ["Relu", "Relu6", "Add"];

/**
 * Remembers tfjs's gradients as they are shipped, and gives a way to run something with them: what tfjs
 * does without our engine's. To be called before the engine starts.
 */
export function shippedGradients(): (action: () => void) => void {
  const shipped = replaced.map((name) => tf.getGradient(name));
  return (action) => {
    const ours = replaced.map((name) => tf.getGradient(name));
    const pooling = tf.getKernel("MaxPoolGrad", "tensorflow");
    shipped.forEach(tf.registerGradient);
    swapKernel(maxPoolGradConfig);
    try {
      action();
    } finally {
      ours.forEach(tf.registerGradient);
      swapKernel(pooling);
    }
  };
}

function swapKernel(kernel: tf.KernelConfig): void {
  tf.unregisterKernel("MaxPoolGrad", "tensorflow");
  tf.registerKernel({ ...kernel, backendName: "tensorflow" });
}
