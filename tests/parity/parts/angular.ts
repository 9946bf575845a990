import { cosine } from "../../../lib/distances/mod.ts";
import { angular } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { withUnitRows } from "../batch.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

export const angularParity: ParityPart = {
  part: "angular",
  setups: () =>
    [40, 20, 50].map((angle) =>
      comparison({
        name: `${angle}°`,
        parts: { distance: cosine(), miner: allPairs(), loss: angular({ angle }) },
        peer: { loss: { class: "losses.AngularLoss", arguments: { alpha: angle } } },
        prepare: withUnitRows,
        gradientsDiffer: {
          of: "everything",
          why: "there negatives are not scaled, so that their lengths have a gradient",
        },
      })
    ),
};
