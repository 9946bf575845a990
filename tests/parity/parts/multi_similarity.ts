import { multiSimilarity } from "../../../lib/losses/mod.ts";
import { cosinePart } from "../cosine_pairs.ts";

function setting(alpha: number, beta: number, base: number) {
  return {
    name: `α ${alpha}, β ${beta}, λ ${base}`,
    loss: multiSimilarity({ alpha, beta, threshold: base }),
    peer: { class: "losses.MultiSimilarityLoss", arguments: { alpha, beta, base } },
  };
}

export const multiSimilarityParity = cosinePart({
  part: "multi-similarity",
  losses: [setting(2, 50, 0.5), setting(10, 4, 0.8)],
});
