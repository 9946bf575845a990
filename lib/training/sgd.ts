import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { add, mul, sub } from "../tensor/mod.ts";
import type { Optimizer } from "./optimizer.ts";
import { learningRate, momentum, weightDecay } from "./_optimizer_options.ts";
import { updateEach } from "./_update_each.ts";

const options = z.strictObject({
  learningRate: learningRate(0.01, "Keras's"),
  momentum,
  weightDecay: weightDecay(0, "Factor of the weight that is added to its gradient", "PyTorch's"),
  nesterov: z.boolean().default(false).describe(
    "Whether to look ahead along the velocity; default false, PyTorch's",
  ),
});

/**
 * Stochastic gradient descent with momentum, as `torch.optim.SGD` computes it (dampening 0):
 *
 * g' = g + weightDecay · w;  v ← momentum · v + g';  w ← w - learningRate · u,
 *
 * where u is v, or g' + momentum · v with `nesterov`. The velocity v starts at 0.
 *
 * Reference: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in
 * deep learning", 2013, equations 1-4; the learning rate stands outside the velocity, unlike there.
 */
export const sgd = definePart({
  name: "sgd",
  options,
  create(
    { nesterov, ...numbers },
  ): Optimizer<"learningRate" | "momentum" | "weightDecay", "velocity"> {
    return {
      numbers,
      slots: ["velocity"],
      update: (inputs) =>
        updateEach(["velocity"], inputs, ({ weight, slots }, gradient) => {
          const { learningRate, momentum, weightDecay } = inputs.numbers;
          const decayed = add(gradient, mul(weight, weightDecay));
          const velocity = add(mul(slots.velocity, momentum), decayed);
          const direction = nesterov ? add(decayed, mul(velocity, momentum)) : velocity;
          return { weight: sub(weight, mul(direction, learningRate)), slots: { velocity } };
        }),
    };
  },
});
