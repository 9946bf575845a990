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
  learningRate: learningRate(0.001, "Kingma and Ba 2015"),
  ...moments,
  weightDecay: weightDecay(0, "Factor of the weight that is added to its gradient", "PyTorch's"),
});

/**
 * Adam, as `torch.optim.Adam` computes it: with g' = g + weightDecay · w,
 *
 * m ← beta1 · m + (1 - beta1) · g';  v ← beta2 · v + (1 - beta2) · g'²;
 * w ← w - learningRate · m̂ / (√v̂ + epsilon),
 *
 * where m̂ = m / (1 - beta1^t) and v̂ = v / (1 - beta2^t) correct the bias towards 0 at step t.
 *
 * Reference: Kingma, Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.
 */
export const adam = definePart({
  name: "adam",
  options,
  create: (numbers): Optimizer<MomentNumber, keyof Moments> => ({
    numbers,
    slots: momentSlots,
    update(inputs) {
      const rate = correctRate(inputs.numbers, inputs.step);
      return updateEach(momentSlots, inputs, ({ weight, slots }, gradient) => {
        const decayed = add(gradient, mul(weight, inputs.numbers.weightDecay));
        const moments = updateMoments(slots, decayed, inputs.numbers);
        return { weight: sub(weight, momentStep(moments, rate)), slots: { ...moments } };
      });
    },
  }),
});
