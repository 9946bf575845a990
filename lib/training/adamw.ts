import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { add, mul, sub } from "../tensor/mod.ts";
import {
  correctRate,
  type MomentNumber,
  type Moments,
  momentSlots,
  momentStep,
  updateMoments,
} from "./_adaptive_moments.ts";
import type { Optimizer } from "./optimizer.ts";
import { learningRate, moments, weightDecay } from "./_optimizer_options.ts";
import { updateEach } from "./_update_each.ts";

const options = z.strictObject({
  learningRate: learningRate(0.001, "PyTorch's"),
  ...moments,
  weightDecay: weightDecay(
    0.01,
    "Share of the weight, times the learning rate, that each step takes away",
    "PyTorch's",
  ),
});

/**
 * Adam with decoupled weight decay, as `torch.optim.AdamW` computes it: the weight is first multiplied
 * by 1 - learningRate · weightDecay, then takes Adam's step, whose running means see the gradient alone.
 *
 * Reference: Loshchilov, Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2, with the
 * decay multiplied by the learning rate as in PyTorch.
 */
export const adamw = definePart({
  name: "adamw",
  options,
  create: (numbers): Optimizer<MomentNumber, keyof Moments> => ({
    numbers,
    slots: momentSlots,
    update(inputs) {
      const rate = correctRate(inputs.numbers, inputs.step);
      return updateEach(momentSlots, inputs, ({ weight, slots }, gradient) => {
        const { learningRate, weightDecay } = inputs.numbers;
        const moments = updateMoments(slots, gradient, inputs.numbers);
        // Not weight · (1 - rate · decay): near 1, float32 keeps little of so small a decay.
        const decay = mul(weight, mul(learningRate, weightDecay));
        const change = add(decay, momentStep(moments, rate));
        return { weight: sub(weight, change), slots: { ...moments } };
      });
    },
  }),
});
