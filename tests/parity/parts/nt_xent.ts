import { cosine } from "../../../lib/distances/mod.ts";
import { ntXent } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

export const ntXentParity: ParityPart = {
  part: "nt-xent",
  setups: () =>
    [0.07, 0.5].map((temperature) =>
      comparison({
        name: `temperature ${temperature}`,
        parts: { distance: cosine(), miner: allPairs(), loss: ntXent({ temperature }) },
        peer: { loss: { class: "losses.NTXentLoss", arguments: { temperature } } },
      })
    ),
};
