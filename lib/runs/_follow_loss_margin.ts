import { type Draft, hasPath, withValue } from "./_draft.ts";

/** Gives a miner that has a margin, and was told none, the margin of the loss; one within another too. */
export function followLossMargin(draft: Draft): Draft {
  const margin = Object(draft["loss"])["margin"];
  if (margin === undefined) return draft;
  return follow(draft, "miner", margin);
}

function follow(draft: Draft, miner: string, margin: number): Draft {
  if (hasPath(draft, `${miner}.miner`)) return follow(draft, `${miner}.miner`, margin);
  if (!hasPath(draft, `${miner}.margin`) || valueAt(draft, `${miner}.margin`) !== undefined) {
    return draft;
  }
  return withValue(draft, `${miner}.margin`, margin);
}

function valueAt(draft: Draft, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => Object(at)[key], draft);
}
