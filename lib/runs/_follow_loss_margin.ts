import type { Draft } from "./_apply_overrides.ts";
import { optionNames } from "./_option_names.ts";

/** Gives a miner that has a margin, and was told none, the margin of the loss. */
export function followLossMargin(draft: Draft): Draft {
  const miner: Draft = Object(draft["miner"]);
  const loss: Draft = Object(draft["loss"]);
  const hasMargin = optionNames("miner", miner["name"]).includes("margin");
  if (!hasMargin || miner["margin"] !== undefined || !("margin" in loss)) return draft;
  return { ...draft, miner: { ...miner, margin: loss["margin"] } };
}
