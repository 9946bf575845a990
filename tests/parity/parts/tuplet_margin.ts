import { tupletMargin } from "../../../lib/losses/mod.ts";
import { cosinePart } from "../cosine_pairs.ts";

function setting(margin: number, scale: number) {
  return {
    name: `margin ${margin}°, scale ${scale}`,
    loss: tupletMargin({ margin, scale }),
    peer: { class: "losses.TupletMarginLoss", arguments: { margin, scale } },
  };
}

export const tupletMarginParity = cosinePart({
  part: "tuplet-margin",
  losses: [setting(5.73, 64), setting(20, 6)],
  differs: ({ name }) =>
    name.startsWith("duplicates")
      ? "the reference's gradient is not a number where a positive has the anchor's direction"
      : undefined,
});
