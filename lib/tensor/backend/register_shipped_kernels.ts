import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs";

/**
 * Registers tfjs-node's kernels. Each lies in a file of its name, which is loaded when it is first called:
 * loading all of them takes 30 ms, and a training step calls a fifth.
 */
export async function registerShippedKernels(): Promise<void> {
  // All of them load this one; Deno fetches only packages that an import names.
  await import("@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js");
  const base = import.meta.resolve("@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js");
  const folder = new URL("./kernels/", base);
  const load: (file: string) => Record<string, tf.KernelConfig> = createRequire(folder);
  for (const { name: file } of Deno.readDirSync(folder)) {
    if (!file.endsWith(".js")) continue;
    const kernelName = file.slice(0, -".js".length);
    let kernel: tf.KernelFunc | undefined;
    tf.registerKernel({
      kernelName,
      backendName: "tensorflow",
      kernelFunc: (call) => (kernel ??= kernelIn(load(`./${file}`), kernelName))(call),
    });
  }
}

function kernelIn(exports: Readonly<Record<string, tf.KernelConfig>>, name: string): tf.KernelFunc {
  const found = Object.values(exports).find(({ kernelName }) => kernelName === name);
  if (found === undefined) {
    throw new Error(`Cannot run ${name}: tfjs-node has no kernel of that name`);
  }
  return found.kernelFunc;
}
