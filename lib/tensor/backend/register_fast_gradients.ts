import * as tf from "@tensorflow/tfjs";
import { one } from "./gradients/one.ts";

/**
 * TensorFlow's own gradient ops, where tfjs composes the gradient of many: its relu gradient multiplies
 * by `step(x)`, which takes 20 times as long on a feature map, and its bias gradient twice as long.
 */
export function registerFastGradients(): void {
  const run = (kernel: string, inputs: tf.NamedTensorMap): tf.Tensor =>
    tf.engine().runKernel(kernel, inputs);

  for (const name of ["Relu", "Relu6"]) {
    tf.registerGradient({
      kernelName: name,
      outputsToSave: [true],
      gradFunc: (dy, [y]) => ({ x: () => run(`${name}Grad`, { dy: one(dy), y: y! }) }),
    });
  }
  for (const name of ["ReluGrad", "Relu6Grad"]) {
    tf.registerGradient({
      kernelName: name,
      inputsToSave: ["y"],
      gradFunc: (ddx, [y]) => ({
        dy: () => run(name, { dy: one(ddx), y: y! }),
        y: () => tf.zerosLike(y!),
      }),
    });
  }
  tf.registerGradient({
    kernelName: "Add",
    inputsToSave: ["a", "b"],
    gradFunc(dy, [a, b]) {
      const summed = (operand: tf.Tensor) => () => sumTo(one(dy), operand.shape);
      return { a: summed(a!), b: summed(b!) };
    },
  });
  tf.registerGradient({
    kernelName: "BiasAddGrad",
    inputsToSave: ["dy"],
    gradFunc: (ddx, [dy]) => ({ dy: () => tf.broadcastTo(one(ddx), dy!.shape) }),
  });

  function sumTo(dy: tf.Tensor, shape: number[]): tf.Tensor {
    const isBias = shape.length === 1 && dy.rank > 1 && shape[0] === dy.shape.at(-1);
    if (isBias && dy.dtype === "float32") return run("BiasAddGrad", { dy });
    const axes = tf.broadcast_util.getReductionAxes(shape, dy.shape);
    return tf.reshape(axes.length > 0 ? tf.sum(dy, axes) : dy, shape);
  }
}
