import { infoNce } from "../../../lib/losses/mod.ts";
import { cosinePart } from "../cosine_pairs.ts";

function setting(temperature: number) {
  return {
    name: `temperature ${temperature}`,
    loss: infoNce({ temperature }),
    peer: { class: "losses.NTXentLoss", arguments: { temperature } },
  };
}

export const infoNceParity = cosinePart({
  part: "info-nce",
  losses: [setting(0.07), setting(0.5)],
});
