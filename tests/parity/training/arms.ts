import { euclidean } from "../../../lib/distances/mod.ts";
import { contrastive, tripletMargin } from "../../../lib/losses/mod.ts";
import { allPairs, allTriplets, semiHard } from "../../../lib/miners/mod.ts";
import { type Objective, withinBatch } from "../../../lib/objectives/mod.ts";
import { meanOfNonZero } from "../../../lib/reducers/mod.ts";
import type { PeerObject } from "../parity_part.ts";

/** An objective, here and in the reference, whose other options are its defaults. */
export interface Arm {
  readonly name: string;
  readonly objective: Objective;
  readonly peer: { readonly loss: PeerObject; readonly miner?: PeerObject };
  /** How many times as fast as the reference we mean to be. */
  readonly bar: number;
}

/** The encoder gives rows of length 1, so that no distance scales them. */
const distance = euclidean();
const reducer = meanOfNonZero();
const margin = 0.2;
const triplet: PeerObject = { class: "losses.TripletMarginLoss", arguments: { margin } };

export const arms: readonly Arm[] = [
  {
    name: "contrastive",
    objective: withinBatch({
      distance,
      miner: allPairs(),
      loss: contrastive({ form: "hinge", positiveMargin: 0, margin: 0.5 }),
      reducer,
    }),
    peer: {
      loss: { class: "losses.ContrastiveLoss", arguments: { pos_margin: 0, neg_margin: 0.5 } },
    },
    bar: 1.25,
  },
  {
    name: "triplet, all",
    objective: withinBatch({
      distance,
      miner: allTriplets(),
      loss: tripletMargin({ margin }),
      reducer,
    }),
    peer: { loss: triplet },
    bar: 1.5,
  },
  {
    name: "triplet, semi-hard",
    objective: withinBatch({
      distance,
      miner: semiHard({ margin }),
      loss: tripletMargin({ margin }),
      reducer,
    }),
    peer: {
      loss: triplet,
      miner: {
        class: "miners.TripletMarginMiner",
        arguments: { margin, type_of_triplets: "semihard" },
      },
    },
    bar: 1.5,
  },
];

/**
 * The arm of that name.
 *
 * @throws {RangeError} if there is none
 */
export function armNamed(name: string): Arm {
  const arm = arms.find((each) => each.name === name);
  if (arm !== undefined) return arm;
  const known = arms.map((each) => `"${each.name}"`).join(", ");
  throw new RangeError(`Cannot train: expected an arm among ${known}, found "${name}"`);
}
