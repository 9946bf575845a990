import * as tf from "@tensorflow/tfjs";
import { boolAttribute, typeAttribute } from "../attributes.ts";
import { one } from "../gradients/one.ts";
import type { OwnKernel } from "../own_kernel.ts";
import type { TensorFlowBackend } from "../tensorflow_backend.ts";

/** Nearer than √this, as a share of ‖a‖² + ‖b‖², two points count as one. */
const coincident = 1e-12;

/**
 * ‖a − b‖² of all pairs, 0 where they coincide. As ‖a‖² + ‖b‖² − 2 a·b it is one product of matrices, and in
 * float64 that keeps the digits of small distances.
 */
export const squaredDistancesKernel: OwnKernel = {
  name: "SquaredDistances",
  tensorflow(backend, { a, b }) {
    const [left, right] = [a!, b!].map((points) => double(backend, points)) as [
      tf.Tensor,
      tf.Tensor,
    ];
    const run = (op: string, ...inputs: tf.Tensor[]) => backend.executeSingleOutput(op, [], inputs);
    const lengths = run(
      "AddV2",
      squaredLengths(backend, left),
      run("Transpose", squaredLengths(backend, right), tf.tensor1d([1, 0], "int32")),
    );
    const twice = run("AddV2", left, left);
    const product = backend.executeSingleOutput("MatMul", [boolAttribute("transpose_b", true)], [
      twice,
      right,
    ]);
    const squared = single(backend, run("Sub", lengths, product));
    const least = tf.mul(single(backend, lengths), coincident);
    return tf.where(tf.greater(squared, least), squared, tf.zerosLike(squared));
  },
  javascript({ a, b }) {
    const [rows, dimensions] = a!.shape as [number, number];
    const columns = b!.shape[0]!;
    const [left, right] = [a!.dataSync(), b!.dataSync()];
    const result = new Float32Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        let [squared, lengths] = [0, 0];
        for (let k = 0; k < dimensions; k++) {
          const [x, y] = [left[i * dimensions + k]!, right[j * dimensions + k]!];
          squared += (x - y) ** 2;
          lengths += x * x + y * y;
        }
        if (squared > coincident * lengths) result[i * columns + j] = squared;
      }
    }
    return tf.tensor2d(result, [rows, columns]);
  },
  gradient: {
    inputsToSave: ["a", "b"],
    gradFunc: (dy, [a, b]) => ({
      a: () => pull(one(dy), a!, b!),
      b: () => pull(tf.transpose(one(dy)), b!, a!),
    }),
  },
};

/** Σⱼ 2 wᵢⱼ (xᵢ − yⱼ) */
function pull(weights: tf.Tensor, x: tf.Tensor, y: tf.Tensor): tf.Tensor {
  const twice = tf.mul(weights, 2);
  return tf.sub(tf.mul(x, tf.sum(twice, 1, true)), tf.matMul(twice, y));
}

function squaredLengths(backend: TensorFlowBackend, points: tf.Tensor): tf.Tensor {
  const squares = backend.executeSingleInput("Square", points);
  const axis = tf.scalar(1, "int32");
  return backend.executeSingleOutput("Sum", [boolAttribute("keep_dims", true)], [squares, axis]);
}

function double(backend: TensorFlowBackend, x: tf.Tensor): tf.Tensor {
  return backend.executeSingleOutput("Cast", [typeAttribute("DstT", "TF_DOUBLE")], [x]);
}

function single(backend: TensorFlowBackend, x: tf.Tensor): tf.Tensor {
  return backend.executeSingleOutput("Cast", [typeAttribute("DstT", "TF_FLOAT")], [x]);
}
