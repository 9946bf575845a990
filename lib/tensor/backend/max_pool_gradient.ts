import * as tf from "@tensorflow/tfjs";
import { type Attribute, attributeKinds } from "../native/attribute.ts";
import { dataTypes } from "../native/data_type.ts";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

/** Places in a tensor are counted in int32. */
const mostElements = 2 ** 31 - 1;

const { TF_ATTR_TYPE, TF_ATTR_BOOL } = attributeKinds;
const flatPlaces: readonly Attribute[] = [
  { name: "Targmax", type: TF_ATTR_TYPE, value: dataTypes.TF_INT32 },
  { name: "include_batch_in_index", type: TF_ATTR_BOOL, value: true },
];

/**
 * Replaces the one op of tfjs-node's max-pooling gradient. TensorFlow's `MaxPoolGrad` runs on one thread;
 * finding the maxima again and adding the slopes at their places takes a fraction of its time. Of equal
 * maxima the first counts, as there. XLA has a way of its own, and no `MaxPoolWithArgmax`.
 *
 * In a graph oneDNN has a better way still: TensorFlow rewrites `MaxPool` and `MaxPoolGrad` together, and
 * the pooling writes down where its maxima are. Where windows overlap it adds in another order, which
 * would make a graph's digits others than single ops'.
 */
export function replaceMaxPoolGradient(backend: TensorFlowBackend): void {
  const { kernelFunc } = tf.getKernel("MaxPoolGrad", "tensorflow");
  const diverted = {
    ...backend,
    executeSingleOutput(
      op: string,
      attributes: readonly Attribute[],
      inputs: readonly tf.TensorInfo[],
    ): tf.Tensor {
      const [input, , slopes] = inputs;
      const size = tf.util.sizeFromShape(input!.shape);
      const isApart = windowsAreApart(attributes);
      const hasBetter = backend.trace?.xla || isApart && isRewritten(backend, input!);
      if (hasBetter || size > mostElements) {
        return backend.executeSingleOutput(op, attributes, inputs);
      }
      const pooling = attributes.filter(({ name }) => name !== "data_format");
      return tf.tidy(() => {
        const call = [...pooling, ...flatPlaces];
        const [, places] = backend.executeMultipleOutputs("MaxPoolWithArgmax", call, [input!], 2);
        const flat = [slopes!, places!].map(flatten);
        const count = tf.scalar(size, "int32");
        const sums = backend.executeSingleOutput("UnsortedSegmentSum", [], [...flat, count]);
        return tf.reshape(sums, input!.shape);
      });
    },
  };
  tf.unregisterKernel("MaxPoolGrad", "tensorflow");
  tf.registerKernel({
    kernelName: "MaxPoolGrad",
    backendName: "tensorflow",
    kernelFunc: (call) => kernelFunc({ ...call, backend: diverted }),
  });

  function flatten(tensor: tf.TensorInfo): tf.Tensor {
    return backend.executeSingleOutput("Reshape", [], [tensor, tf.tensor1d([-1], "int32")]);
  }
}

/** Whether no element is in two windows. */
function windowsAreApart(attributes: readonly Attribute[]): boolean {
  const [window, strides] = ["ksize", "strides"].map((name) =>
    attributes.find((attribute) => attribute.name === name)?.value as readonly number[]
  );
  return window!.every((side, axis) => side <= strides![axis]!);
}

/** Whether TensorFlow hands the op to oneDNN: in graphs alone, on the processors where that is its default. */
function isRewritten({ trace }: TensorFlowBackend, input: tf.TensorInfo): boolean {
  return trace !== undefined && input.dtype === "float32" && Deno.build.arch === "x86_64" &&
    Deno.build.os !== "darwin" && Deno.env.get("TF_ENABLE_ONEDNN_OPTS") !== "0";
}
