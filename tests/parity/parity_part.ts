import type { ScoreKind } from "../../lib/distances/mod.ts";
import type { LossContext } from "../../lib/losses/mod.ts";
import type { Selection } from "../../lib/miners/mod.ts";
import { type ComparisonParts, type Objective, withinBatch } from "../../lib/objectives/mod.ts";
import type { ParityBatch } from "./batch.ts";

/** An object of the reference library: `{ class: "losses.CircleLoss", arguments: { m: 0.4 } }`. */
export interface PeerObject {
  readonly class: string;
  readonly arguments?: Readonly<Record<string, PeerArgument>>;
}
/** A list of numbers becomes a tensor there, one of objects a list of them. */
export type PeerArgument =
  | number
  | string
  | boolean
  | null
  | readonly number[]
  | PeerObject
  | readonly PeerObject[];

/** One way of using a part, here and there. */
export interface ParitySetup {
  /** What sets it apart: `semi-hard triplets`. */
  readonly name: string;
  readonly ours: Objective;
  readonly peer: {
    readonly loss: PeerObject;
    readonly miner?: PeerObject;
    /**
     * `views`: the first half of the rows with the second as references, without labels; `assigned`: the
     * labels in place of what a miner chose.
     */
    readonly call?: "labels" | "views" | "assigned";
    /** Calls on the same batch, of which the last is compared: for parts with memory. Default: 1. */
    readonly calls?: number;
  };
  /** The reference's name of each of the loss's weights, and whether it lies the other way round. */
  readonly weights?: Readonly<
    Record<string, { readonly peer: string; readonly transposed: boolean }>
  >;
  /** Why some gradients differ by design, if they do: values and other gradients are compared. */
  readonly gradientsDiffer?: { readonly of: "weights" | "everything"; readonly why: string };
  /** The batch as both see it: with unit rows, say, where the reference scales in some places only. */
  readonly prepare?: (batch: ParityBatch) => ParityBatch;
  /** Why a batch is left out, if it is. */
  readonly leavesOut?: (batch: ParityBatch) => string | undefined;
  /** Why the two differ by design on a batch, if they do; an oracle in the tests shows who is right. */
  readonly differs?: (batch: ParityBatch) => string | undefined;
  /** Bound of the relative error, where 1e-5 cannot be kept, and why. */
  readonly bound?: { readonly error: number; readonly why: string };
}

/** A part under its name, with every way of using it that is compared, the usual one first. */
export interface ParityPart {
  readonly part: string;
  setups(context: LossContext): readonly ParitySetup[];
}

/** A set-up whose objective compares the batch with itself, or with its references. */
export function comparison<Chosen extends Selection, Kind extends ScoreKind>(
  { parts, ...rest }: Omit<ParitySetup, "ours"> & { readonly parts: ComparisonParts<Chosen, Kind> },
): ParitySetup {
  return { ...rest, ours: withinBatch(parts) };
}

/** The reference's distances by the names of ours, each told to normalize or not. */
export const peerDistances = {
  euclidean: lp({ normalize_embeddings: false }),
  "normalized euclidean": lp({ normalize_embeddings: true }),
  "squared-euclidean": lp({ normalize_embeddings: false, power: 2 }),
  cosine: { class: "distances.CosineSimilarity" },
} as const satisfies Record<string, PeerObject>;

function lp(options: Readonly<Record<string, PeerArgument>>): PeerObject {
  return { class: "distances.LpDistance", arguments: options };
}
