import { circle } from "../../../lib/losses/mod.ts";
import { cosinePart } from "../cosine_pairs.ts";

function setting(m: number, gamma: number) {
  return {
    name: `margin ${m}, scale ${gamma}`,
    loss: circle({ margin: m, scale: gamma }),
    peer: { class: "losses.CircleLoss", arguments: { m, gamma } },
  };
}

export const circleParity = cosinePart({
  part: "circle",
  losses: [setting(0.4, 80), setting(0.25, 8)],
});
