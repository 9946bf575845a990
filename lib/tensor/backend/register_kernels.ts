import * as tf from "@tensorflow/tfjs";
import { boolAttribute } from "./attributes.ts";
import { type Attribute, attributeKinds } from "../native/attribute.ts";
import { dataTypes } from "../native/data_type.ts";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

type Run = (input: (name: string) => tf.TensorInfo, options: tf.NamedAttrMap) => tf.TensorInfo;

/** Kernels of ours beside tfjs-node's, or in their place. Each is one TensorFlow op. */
export function registerKernels(backend: TensorFlowBackend): void {
  const kernels: Readonly<Record<string, Run>> = {
    // A graph's `BiasAdd` is fused with the convolution or product before it, and the relu behind.
    Add(input) {
      const [a, b] = [input("a"), input("b")];
      const isBias = a.dtype === "float32" && b.dtype === "float32" && a.shape.length > 1 &&
        b.shape.length === 1 && a.shape.at(-1) === b.shape[0];
      return backend.executeSingleOutput(isBias ? "BiasAdd" : "AddV2", [], [a, b]);
    },
    // tfjs-node's reads the indices, which a compiled function cannot; TensorFlow checks them as well.
    GatherV2(input, options) {
      const axis = tf.scalar(Number(options.axis), "int32");
      const batchDims: Attribute = {
        name: "batch_dims",
        type: attributeKinds.TF_ATTR_INT,
        value: Number(options.batchDims ?? 0),
      };
      const inputs = [input("x"), input("indices"), axis];
      const result = backend.executeSingleOutput("GatherV2", [batchDims], inputs);
      axis.dispose();
      return result;
    },
    SearchSorted(input, options) {
      const outType: Attribute = {
        name: "out_type",
        type: attributeKinds.TF_ATTR_TYPE,
        value: dataTypes.TF_INT32,
      };
      const op = options.side === "left" ? "LowerBound" : "UpperBound";
      return backend.executeSingleOutput(op, [outType], [input("sortedSequence"), input("values")]);
    },
    // tfjs-node takes the batched product for two matrices as well, which nothing is fused with.
    BatchMatMul(input, options) {
      const [a, b] = [input("a"), input("b")];
      const plain = a.shape.length === 2 && b.shape.length === 2;
      const [op, first, second] = plain
        ? ["MatMul", "transpose_a", "transpose_b"] as const
        : ["BatchMatMulV2", "adj_x", "adj_y"] as const;
      const flags = [
        boolAttribute(first, Boolean(options.transposeA)),
        boolAttribute(second, Boolean(options.transposeB)),
      ];
      return backend.executeSingleOutput(op, flags, [a, b]);
    },
    ReluGrad: (input) => backend.executeSingleOutput("ReluGrad", [], [input("dy"), input("y")]),
    Relu6Grad: (input) => backend.executeSingleOutput("Relu6Grad", [], [input("dy"), input("y")]),
    BiasAddGrad: (input) => backend.executeSingleOutput("BiasAddGrad", [], [input("dy")]),
  };

  for (const [kernelName, run] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, "tensorflow") !== undefined) {
      tf.unregisterKernel(kernelName, "tensorflow");
    }
    tf.registerKernel({
      kernelName,
      backendName: "tensorflow",
      kernelFunc: ({ inputs, attrs }) => run((name) => inputs[name]!, attrs ?? {}),
    });
  }
}
