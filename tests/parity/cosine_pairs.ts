import { cosine } from "../../lib/distances/mod.ts";
import type { Loss } from "../../lib/losses/mod.ts";
import type { Pairs } from "../../lib/miners/mod.ts";
import type { Reducer } from "../../lib/reducers/mod.ts";
import { comparison, type ParityPart, type ParitySetup, type PeerObject } from "./parity_part.ts";
import { allOfThem, cosinePairMiners, type PairMiner } from "./pair_miners.ts";

/** A loss of pairs by cosine, here and there. */
export interface CosineLoss {
  readonly name: string;
  readonly loss: Loss<Pairs, "similarity">;
  readonly peer: PeerObject;
}

export interface CosinePart {
  readonly part: string;
  /** The first is compared with every miner, the others on all pairs. */
  readonly losses: readonly [CosineLoss, ...CosineLoss[]];
  readonly reducer?: Reducer;
  readonly leavesOut?: ParitySetup["leavesOut"];
  readonly differs?: ParitySetup["differs"];
}

/** Compares a loss of pairs with each miner. */
export function cosinePart({ part, losses, reducer, leavesOut, differs }: CosinePart): ParityPart {
  const [first, ...others] = losses;
  const setup = (
    { name, loss, peer }: CosineLoss,
    { name: mined, miner, peer: peerMiner, leavesOut: undecided }: PairMiner,
  ): ParitySetup =>
    comparison({
      name: `${name}, ${mined}`,
      parts: { distance: cosine(), miner, loss, ...(reducer && { reducer }) },
      peer: { loss: peer, ...(peerMiner && { miner: peerMiner }) },
      leavesOut: (batch) => leavesOut?.(batch) ?? undecided?.(batch),
      ...(differs && { differs }),
    });
  return {
    part,
    setups: () => [
      ...cosinePairMiners.map((miner) => setup(first, miner)),
      ...others.map((loss) => setup(loss, allOfThem)),
    ],
  };
}
