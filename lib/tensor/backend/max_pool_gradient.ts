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
      if (backend.trace?.xla || size > mostElements) {
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
