import * as tf from "@tensorflow/tfjs";
import { boolAttribute, floatAttribute } from "../attributes.ts";
import { gradientsWithin } from "../gradients/gradients_within.ts";
import { one } from "../gradients/one.ts";
import type { OwnKernel } from "../own_kernel.ts";
import { channelMoments, normalized, normalizedGradients } from "./composed.ts";

const training = (epsilon: number) => [
  floatAttribute("epsilon", epsilon),
  boolAttribute("is_training", true),
];

/**
 * Batch normalisation in training: inputs `x` `[batch, height, width, channels]`, `scale` and `offset`;
 * gives the result, mean and unbiased variance, and what TensorFlow's gradient op wants back.
 */
export const batchNormKernel: OwnKernel = {
  name: "BatchNormTraining",
  tensorflow: (backend, { x, scale, offset }, { epsilon }) => {
    const none = tf.tensor1d([]);
    const inputs = [x!, scale!, offset!, none, none];
    return backend.executeMultipleOutputs("FusedBatchNormV3", training(Number(epsilon)), inputs, 6);
  },
  javascript({ x, scale, offset }, { epsilon }) {
    const moments = channelMoments(x!);
    const { mean, variance } = moments;
    const count = x!.size / x!.shape.at(-1)!;
    const unbiased = tf.mul(variance, count / Math.max(1, count - 1));
    const y = normalized(x!, moments, scale!, offset!, Number(epsilon));
    return [y, mean, unbiased, mean.clone(), variance, tf.scalar(0)];
  },
  gradient: {
    inputsToSave: ["x", "scale"],
    outputsToSave: [false, false, false, true, true, true],
    gradFunc(dys, saved, attributes) {
      const [x, scale, mean, variance, reserved] = saved;
      const inputs = {
        dy: one(dys),
        x: x!,
        scale: scale!,
        mean: mean!,
        variance: variance!,
      };
      const [dx, dScale, dOffset] = tf.engine().runKernel<tf.Tensor[]>("BatchNormTrainingGrad", {
        ...inputs,
        reserved: reserved!,
      }, attributes) as [tf.Tensor, tf.Tensor, tf.Tensor];
      return { x: () => dx, scale: () => dScale, offset: () => dOffset };
    },
  },
};

/** The gradients of the above by `x`, `scale` and `offset`. */
export const batchNormGradientKernel: OwnKernel = {
  name: "BatchNormTrainingGrad",
  tensorflow: (backend, { dy, x, scale, mean, variance, reserved }, { epsilon }) => {
    const inputs = [dy!, x!, scale!, mean!, variance!, reserved!];
    const results = backend.executeMultipleOutputs(
      "FusedBatchNormGradV3",
      training(Number(epsilon)),
      inputs,
      5,
    );
    return results.slice(0, 3);
  },
  javascript: ({ dy, x, scale }, { epsilon }) =>
    normalizedGradients(dy!, x!, scale!, Number(epsilon)),
  gradient: {
    inputsToSave: ["dy", "x", "scale", "mean", "variance", "reserved"],
    gradFunc(dys, saved, { epsilon }) {
      const [dy, x, scale, mean, variance, reserved] = saved;
      const slopes = [dys].flat();
      const weighted = (...[dy, x, scale]: tf.Tensor[]) =>
        normalizedGradients(dy!, x!, scale!, Number(epsilon))
          .map((slope, i) => tf.sum(tf.mul(slope, slopes[i]!)))
          .reduce((total, part) => tf.add(total, part));
      const [ddy, dx, dScale] = gradientsWithin(weighted, [dy!, x!, scale!]);
      return {
        dy: () => ddy!,
        x: () => dx!,
        scale: () => dScale!,
        // The slopes above see mean and variance as functions of x.
        mean: () => tf.zerosLike(mean!),
        variance: () => tf.zerosLike(variance!),
        reserved: () => tf.zeros(reserved!.shape),
      };
    },
  },
};
