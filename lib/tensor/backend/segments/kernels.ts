import * as tf from "@tensorflow/tfjs";
import { one } from "../gradients/one.ts";
import { zeros } from "../gradients/zero.ts";
import type { OwnKernel } from "../own_kernel.ts";
import { gatherSegments } from "./gather_segments.ts";
import { reduceInJavaScript } from "./reduce_in_javascript.ts";

/** TensorFlow begins the maximum of a segment here, even where all its values are −∞. */
const lowest = -3.4028234663852886e38;

export const segmentSumGradient: tf.GradConfig = {
  kernelName: "UnsortedSegmentSum",
  inputsToSave: ["segmentIds"],
  gradFunc: (dy, [segmentIds]) => ({
    x: () => gatherSegments(one(dy), segmentIds!),
    segmentIds: () => zeros(segmentIds!),
  }),
};

/** Reductions of segments beside tfjs's sum. Inputs `x` and `segments`, attribute `count`. */
export const segmentKernels: readonly OwnKernel[] = [
  {
    name: "SegmentMax",
    tensorflow: (backend, { x, segments }, { count }) => {
      const y = backend.executeSingleOutput("UnsortedSegmentMax", [], [
        x!,
        segments!,
        tf.scalar(Number(count), "int32"),
      ]);
      return tf.where(tf.lessEqual(y, lowest), tf.fill(y.shape, -Infinity), y);
    },
    javascript: ({ x, segments }, { count }) =>
      reduceInJavaScript(x!, segments!, Number(count), -Infinity, Math.max),
    gradient: {
      inputsToSave: ["x", "segments"],
      outputsToSave: [true],
      gradFunc: (dy, [x, segments, y]) => ({
        x: () => shareAmongEqual(one(dy), x!, segments!, y!),
        segments: () => zeros(segments!),
      }),
    },
  },
  {
    name: "SegmentProd",
    tensorflow: (backend, { x, segments }, { count }) =>
      backend.executeSingleOutput("UnsortedSegmentProd", [], [
        x!,
        segments!,
        tf.scalar(Number(count), "int32"),
      ]),
    javascript: ({ x, segments }, { count }) =>
      reduceInJavaScript(x!, segments!, Number(count), 1, (total, value) => total * value),
    gradient: {
      inputsToSave: ["x", "segments"],
      gradFunc: (dy, [x, segments], { count }) => ({
        x: () => productGradient(one(dy), x!, segments!, Number(count)),
        segments: () => zeros(segments!),
      }),
    },
  },
];

/** The gradient of a maximum, in equal shares to all values that reach it. */
function shareAmongEqual(
  dy: tf.Tensor,
  x: tf.Tensor,
  segments: tf.Tensor,
  y: tf.Tensor,
): tf.Tensor {
  const reached = tf.cast(tf.equal(x, gatherSegments(y, segments)), "float32");
  const sharing = tf.unsortedSegmentSum(reached, segments as tf.Tensor1D, y.shape[0]!);
  return tf.mul(reached, gatherSegments(tf.div(dy, tf.maximum(sharing, 1)), segments));
}

/** dy times the product of the others, which is not y / x where x is 0. */
function productGradient(
  dy: tf.Tensor,
  x: tf.Tensor,
  segments: tf.Tensor,
  count: number,
): tf.Tensor {
  const isZero = tf.equal(x, 0);
  const filled = tf.where(isZero, tf.onesLike(x), x);
  const others = tf.sub(
    gatherSegments(
      tf.unsortedSegmentSum(tf.cast(isZero, "float32"), segments as tf.Tensor1D, count),
      segments,
    ),
    tf.cast(isZero, "float32"),
  );
  const product = tf.engine().runKernel<tf.Tensor>("SegmentProd", { x: filled, segments }, {
    count,
  });
  const ofOthers = tf.div(gatherSegments(product, segments), filled);
  const share = tf.where(tf.greater(others, 0), tf.zerosLike(x), ofOthers);
  return tf.mul(gatherSegments(dy, segments), share);
}
