import { type ParityPart, type ParitySetup } from "../tests/parity/parity_part.ts";
import { parityParts } from "../tests/parity/parity_parts.ts";
import type { LossContext } from "../lib/losses/mod.ts";

/** A loss as both libraries compute it, under a name. */
export interface LossContest {
  readonly name: string;
  readonly setup: ParitySetup;
}

/** Set-ups beside each part's first, by the miner their name ends with. */
const minersToo: Readonly<Record<string, readonly string[]>> = {
  "multi-similarity": ["multi-similarity pairs"],
  "triplet-margin": ["semi-hard", "batch-hard"],
};

/** Parts that the reference computes otherwise on the bench's batch, of 32 classes of 16 rows. */
const others = ["instance", "smooth-ap"];

/** The usual set-up of each part that both libraries have, and some miners. */
export function lossContests(context: LossContext): LossContest[] {
  const same = parityParts.filter(({ part }) => !others.includes(part));
  return same.flatMap(({ part, setups }: ParityPart) => {
    const chosen = setups(context).filter(({ name }, place) =>
      place === 0 || minersToo[part]?.some((miner) => name.endsWith(miner))
    );
    return chosen.map((setup) => ({ name: `${part}, ${setup.name}`, setup }));
  });
}
