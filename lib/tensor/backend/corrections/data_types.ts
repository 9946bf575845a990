import * as tf from "@tensorflow/tfjs";
import type { Correction } from "./correction.ts";

/** Kernels that tfjs defines for more data types than TensorFlow's op has. */
export const dataTypeCorrections: readonly Correction[] = [
  // tfjs-node's disposes of its caller's tensor.
  throughFloat("Exp"),
  throughFloat("LeakyRelu"),
  // tfjs-node's names the type of the tensor before its cast.
  throughFloat("Mean"),
  {
    kernel: "Round",
    applies: isInteger,
    // TensorFlow rounds by way of float32, which loses digits.
    run: ({ inputs }) => tf.clone(inputs.x!),
  },
  {
    kernel: "Step",
    applies: isInteger,
    run({ inputs, attributes }) {
      const { shape } = inputs.x!;
      const [above, below] = [1, Number(attributes.alpha)].map((it) => tf.fill(shape, it, "int32"));
      return tf.where(tf.greater(inputs.x!, tf.scalar(0, "int32")), above!, below!);
    },
  },
  {
    kernel: "Diag",
    applies: ({ x }) => x!.dtype === "bool",
    run: ({ inputs, shipped }) => tf.cast(shipped({ x: tf.cast(inputs.x!, "int32") }), "bool"),
  },
];

function isInteger({ x }: tf.NamedTensorMap): boolean {
  return x!.dtype === "int32";
}

/** For a kernel whose result is float32 whatever it is given. */
function throughFloat(kernel: string): Correction {
  return {
    kernel,
    applies: ({ x }) => x!.dtype === "int32" || x!.dtype === "bool",
    run: ({ inputs, shipped }) => shipped({ x: tf.cast(inputs.x!, "float32") }),
  };
}
