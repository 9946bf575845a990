import * as tf from "@tensorflow/tfjs";
import { boolAttribute, intAttribute, typeAttribute } from "../attributes.ts";
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
    const [left, right] = [double(backend, a!), double(backend, b!)];
    const [ofLeft, ofRight] = [squaredLengths(backend, left), squaredLengths(backend, right)];
    const one = (lengths: tf.Tensor) => backend.executeSingleInput("OnesLike", lengths);
    const minusTwice = backend.executeSingleInput("Neg", twice(backend, left));
    // [−2a, ‖a‖², 1] · [b, 1, ‖b‖²]: the lengths come with the product, in one pass.
    const squared = single(
      backend,
      backend.executeSingleOutput("MatMul", [boolAttribute("transpose_b", true)], [
        beside(backend, [minusTwice, ofLeft, one(ofLeft)]),
        beside(backend, [right, one(ofRight), ofRight]),
      ]),
    );
    const least = tf.mul(
      tf.add(single(backend, ofLeft), tf.transpose(single(backend, ofRight))),
      coincident,
    );
    // What is not finite is in no order and stays, so that a run that diverges is seen to.
    return tf.where(tf.less(squared, least), tf.zerosLike(squared), squared);
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
        result[i * columns + j] = squared < coincident * lengths ? 0 : squared;
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

/** Columns one after the other. */
function beside(backend: TensorFlowBackend, columns: readonly tf.Tensor[]): tf.Tensor {
  return backend.executeSingleOutput("ConcatV2", [intAttribute("N", columns.length)], [
    ...columns,
    tf.scalar(1, "int32"),
  ]);
}

function twice(backend: TensorFlowBackend, x: tf.Tensor): tf.Tensor {
  return backend.executeSingleOutput("AddV2", [], [x, x]);
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
