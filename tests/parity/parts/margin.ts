import { type LossContext, margin } from "../../../lib/losses/mod.ts";
import type { ParityBatch } from "../batch.ts";
import type { ParityPart, ParitySetup } from "../parity_part.ts";
import { withAllTriplets, withTripletMiners } from "../triplet_miners.ts";

type Learn = "none" | "one" | "per-class";

/** Our learned boundary begins at beta and moves by a weight, there it is the weight. */
function setting(
  { beta, learn = "none", betaWeight = 0 }: {
    readonly beta: number;
    readonly learn?: Learn;
    readonly betaWeight?: number;
  },
  context: LossContext,
) {
  return {
    name: `boundary ${learn === "none" ? beta : `learned, ${learn}, ${betaWeight}`}`,
    loss: margin({ margin: 0.2, beta, learn, betaWeight }, context),
    peer: {
      class: "losses.MarginLoss",
      arguments: {
        margin: 0.2,
        beta,
        nu: betaWeight,
        "learn_beta": learn !== "none",
        "num_classes": learn === "per-class" ? context.classes : null,
      },
    },
  };
}

const learned = {
  weights: { "loss.betaOffset": { peer: "beta", transposed: false } },
  differs: ({ labels, references }: ParityBatch) => {
    const others = new Set(references?.labels ?? labels);
    return labels.every((label) => others.size === 1 && others.has(label)) || isLone(labels)
      ? "there a boundary has no weight of its own where there are no triplets"
      : undefined;
  },
} satisfies Partial<ParitySetup>;

function isLone(labels: readonly number[]): boolean {
  return new Set(labels).size === labels.length;
}

export const marginParity: ParityPart = {
  part: "margin",
  setups: (context) => [
    ...withTripletMiners(setting({ beta: 1.2 }, context)),
    withAllTriplets(setting({ beta: 1.3 }, context)),
    withAllTriplets(setting({ beta: 0, learn: "one", betaWeight: 0.3 }, context), learned),
    withAllTriplets(setting({ beta: 0, learn: "per-class" }, context), learned),
    withAllTriplets(setting({ beta: 0, learn: "per-class", betaWeight: 0.3 }, context), learned),
  ],
};
