import { intraPairVariance } from "../../../lib/losses/mod.ts";
import { cosinePart } from "../cosine_pairs.ts";

function setting(positive: number, negative: number) {
  return {
    name: `tolerances ${positive} and ${negative}`,
    loss: intraPairVariance({ positiveTolerance: positive, negativeTolerance: negative }),
    peer: {
      class: "losses.IntraPairVarianceLoss",
      arguments: { pos_eps: positive, neg_eps: negative },
    },
  };
}

export const intraPairVarianceParity = cosinePart({
  part: "intra-pair-variance",
  losses: [setting(0.01, 0.01), setting(0.2, 0.4)],
});
