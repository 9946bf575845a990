import type { Draft } from "./_apply_overrides.ts";
import { optionNames } from "./_option_names.ts";

/** Gives a miner that has a margin, and was told none, the margin of the loss; one within another too. */
export function followLossMargin(draft: Draft): Draft {
  const miner: Draft = Object(draft["miner"]);
  const loss: Draft = Object(draft["loss"]);
  if (!("margin" in loss)) return draft;
  const followed = follow(miner, loss["margin"]);
  return followed === miner ? draft : { ...draft, miner: followed };
}

function follow(miner: Draft, margin: unknown): Draft {
  if (typeof miner["miner"] === "object" && miner["miner"] !== null) {
    return { ...miner, miner: follow({ ...miner["miner"] }, margin) };
  }
  const hasMargin = optionNames("miner", miner["name"]).includes("margin");
  return hasMargin && miner["margin"] === undefined ? { ...miner, margin } : miner;
}
