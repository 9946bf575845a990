import type { Draft } from "./_apply_overrides.ts";
import { families } from "./families.ts";

/** Gives a miner that has a margin, and was told none, the margin of the loss. */
export function followLossMargin(draft: Draft): Draft {
  const miner: Draft = Object(draft["miner"]);
  const loss: Draft = Object(draft["loss"]);
  const members: Readonly<Record<string, { readonly options: { readonly shape: object } }>> =
    families.miner;
  const options = members[String(miner["name"])]?.options.shape ?? {};
  if (!("margin" in options) || miner["margin"] !== undefined || !("margin" in loss)) return draft;
  return { ...draft, miner: { ...miner, margin: loss["margin"] } };
}
