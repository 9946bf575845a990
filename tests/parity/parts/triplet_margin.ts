import { improvedTriplet, tripletMargin } from "../../../lib/losses/mod.ts";
import type { ParityPart, PeerArgument } from "../parity_part.ts";
import { type TripletLoss, withAllTriplets, withTripletMiners } from "../triplet_miners.ts";

interface Options {
  readonly margin: number;
  readonly form?: "hinge" | "softplus";
  readonly swap?: boolean;
}

function tripletLoss({ margin, form = "hinge", swap = false }: Options): TripletLoss {
  return {
    name: `margin ${margin}`,
    loss: tripletMargin({ margin, form, swap }),
    peer: peer({ margin, swap, "smooth_loss": form === "softplus" }),
  };
}

function peer(options: Readonly<Record<string, PeerArgument>>): TripletLoss["peer"] {
  return { class: "losses.TripletMarginLoss", arguments: options };
}

const swapsWithinRows = {
  differs: ({ references }: { readonly references?: object }) =>
    references &&
    "the reference takes the distance of positive and negative from the anchors' row of that number",
};

/** The reference has all of them as one class. */
export const tripletMarginParity: readonly ParityPart[] = [
  {
    part: "triplet-margin",
    setups: () => [
      ...withTripletMiners(tripletLoss({ margin: 0.2 })),
      withAllTriplets(tripletLoss({ margin: 0.5 })),
    ],
  },
  {
    part: "triplet-margin, swap",
    setups: () => [
      ...withTripletMiners(tripletLoss({ margin: 0.2, swap: true }), swapsWithinRows),
      withAllTriplets(tripletLoss({ margin: 0.5, swap: true }), swapsWithinRows),
    ],
  },
  {
    part: "triplet-margin, softplus",
    setups: () => [
      ...withTripletMiners(tripletLoss({ margin: 0.2, form: "softplus" })),
      withAllTriplets(tripletLoss({ margin: 1, form: "softplus" })),
    ],
  },
  {
    part: "triplet-margin, swap, softplus",
    setups: () => [
      ...withTripletMiners(
        tripletLoss({ margin: 0.2, form: "softplus", swap: true }),
        swapsWithinRows,
      ),
    ],
  },
  {
    part: "improved-triplet",
    setups: () =>
      withTripletMiners({
        name: "softplus of the gap",
        loss: improvedTriplet(),
        peer: peer({ margin: 0, "smooth_loss": true }),
      }),
  },
];
