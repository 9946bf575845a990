import * as tf from "@tensorflow/tfjs";
import { floatAttribute } from "../attributes.ts";
import type { OwnKernel } from "../own_kernel.ts";
import { one } from "./one.ts";

const scale = 1.0507009873554805;
const saturation = scale * 1.6732632423543772;

const run = (kernel: string, inputs: tf.NamedTensorMap, attributes?: tf.NamedAttrMap): tf.Tensor =>
  tf.engine().runKernel(kernel, inputs, attributes);
const whereNegative = (y: tf.Tensor, slope: tf.Tensor) =>
  tf.where(tf.less(y, 0), slope, tf.zerosLike(slope));

function seluGradient({ dy, y }: tf.NamedTensorMap): tf.Tensor {
  const slope = tf.where(tf.lessEqual(y!, 0), tf.add(y!, saturation), tf.fill(y!.shape, scale));
  return tf.mul(dy!, slope);
}

/** Each activation with its gradient, one op of TensorFlow's where tfjs composes several. */
export const activationGradients: readonly tf.GradConfig[] = [
  ...["Elu", "Selu", "Sigmoid", "Tanh"].map((kernelName): tf.GradConfig => ({
    kernelName,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => run(`${kernelName}Grad`, { dy: one(dy), y: y! }) }),
  })),
  ...["LeakyRelu", "Softplus"].map((kernelName): tf.GradConfig => ({
    kernelName,
    inputsToSave: ["x"],
    gradFunc: (dy, [x], attributes) => ({
      x: () => run(`${kernelName}Grad`, { dy: one(dy), x: x! }, attributes),
    }),
  })),
  {
    // tfjs has the kernel, and no gradient of it.
    kernelName: "EluGrad",
    inputsToSave: ["dy", "y"],
    gradFunc: (ddx, [dy, y]) => ({
      dy: () => run("EluGrad", { dy: one(ddx), y: y! }),
      y: () => whereNegative(y!, tf.mul(one(ddx), dy!)),
    }),
  },
];

/** The gradients' kernels, and the gradients of those: the activations' second derivatives. */
export const activationKernels: readonly OwnKernel[] = [{
  name: "SigmoidGrad",
  tensorflow: (backend, { dy, y }) => backend.executeSingleOutput("SigmoidGrad", [], [y!, dy!]),
  javascript: ({ dy, y }) => tf.mul(dy!, tf.mul(y!, tf.sub(1, y!))),
  gradient: {
    inputsToSave: ["dy", "y"],
    gradFunc: (ddx, [dy, y]) => ({
      dy: () => run("SigmoidGrad", { dy: one(ddx), y: y! }),
      y: () => tf.mul(tf.mul(one(ddx), dy!), tf.sub(1, tf.mul(2, y!))),
    }),
  },
}, {
  name: "TanhGrad",
  tensorflow: (backend, { dy, y }) => backend.executeSingleOutput("TanhGrad", [], [y!, dy!]),
  javascript: ({ dy, y }) => tf.mul(dy!, tf.sub(1, tf.square(y!))),
  gradient: {
    inputsToSave: ["dy", "y"],
    gradFunc: (ddx, [dy, y]) => ({
      dy: () => run("TanhGrad", { dy: one(ddx), y: y! }),
      y: () => tf.mul(tf.mul(one(ddx), dy!), tf.mul(-2, y!)),
    }),
  },
}, {
  name: "SeluGrad",
  // TensorFlow's own op takes the other of the two slopes at 0.
  tensorflow: (_, inputs) => seluGradient(inputs),
  javascript: seluGradient,
  gradient: {
    inputsToSave: ["dy", "y"],
    gradFunc: (ddx, [dy, y]) => ({
      dy: () => run("SeluGrad", { dy: one(ddx), y: y! }),
      y: () => whereNegative(y!, tf.mul(one(ddx), dy!)),
    }),
  },
}, {
  name: "LeakyReluGrad",
  tensorflow: (backend, { dy, x }, { alpha }) =>
    backend.executeSingleOutput("LeakyReluGrad", [floatAttribute("alpha", Number(alpha))], [
      dy!,
      x!,
    ]),
  javascript: ({ dy, x }, { alpha }) =>
    tf.where(tf.greater(x!, 0), dy!, tf.mul(dy!, Number(alpha))),
  gradient: {
    inputsToSave: ["x"],
    gradFunc: (ddx, [x], attributes) => ({
      dy: () => run("LeakyReluGrad", { dy: one(ddx), x: x! }, attributes),
      x: () => tf.zerosLike(x!),
    }),
  },
}, {
  name: "SoftplusGrad",
  tensorflow: (backend, { dy, x }) => backend.executeSingleOutput("SoftplusGrad", [], [dy!, x!]),
  javascript: ({ dy, x }) => tf.mul(dy!, tf.sigmoid(x!)),
  gradient: {
    inputsToSave: ["dy", "x"],
    gradFunc: (ddx, [dy, x]) => ({
      dy: () => run("SoftplusGrad", { dy: one(ddx), x: x! }),
      x: () => run("SigmoidGrad", { dy: tf.mul(one(ddx), dy!), y: tf.sigmoid(x!) }),
    }),
  },
}];
