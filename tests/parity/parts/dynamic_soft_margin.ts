import { dynamicSoftMargin } from "../../../lib/losses/mod.ts";
import type { ParityPart } from "../parity_part.ts";
import { withAllTriplets, withTripletMiners } from "../triplet_miners.ts";

function setting(bins: number) {
  return {
    name: `${bins} bins`,
    loss: dynamicSoftMargin({ bins }),
    peer: { class: "losses.DynamicSoftMarginLoss", arguments: { "num_bins": bins } },
  };
}

/** The first step only: in later ones the reference weighs counts where the paper has shares. */
const valuesOnly = {
  gradientsDiffer: { of: "everything", why: "there the gradient goes through the shares" },
} as const;

export const dynamicSoftMarginParity: ParityPart = {
  part: "dynamic-soft-margin",
  setups: () => [
    ...withTripletMiners(setting(10), valuesOnly),
    withAllTriplets(setting(25), valuesOnly),
  ],
};
