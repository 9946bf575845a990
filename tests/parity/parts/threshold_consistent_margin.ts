import { thresholdConsistentMargin } from "../../../lib/losses/mod.ts";
import { cosinePart } from "../cosine_pairs.ts";

function setting(positive: number, negative: number) {
  return {
    name: `margins ${positive} and ${negative}`,
    loss: thresholdConsistentMargin({ positiveMargin: positive, negativeMargin: negative }),
    peer: {
      class: "losses.ThresholdConsistentMarginLoss",
      arguments: { margin_plus: positive, margin_minus: negative },
    },
  };
}

export const thresholdConsistentMarginParity = cosinePart({
  part: "threshold-consistent-margin",
  losses: [setting(0.9, 0.5), setting(0.2, -0.1)],
  differs: ({ references }) =>
    references ? "the reference takes rows of the batch for the references'" : undefined,
});
