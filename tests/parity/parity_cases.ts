import type { Streams } from "../../lib/random/mod.ts";
import { type ParityBatch, parityBatches, parityContext } from "./batch.ts";
import { type DrawnWeights, drawWeights } from "./evaluate_ours.ts";
import type { ParityPart, ParitySetup } from "./parity_part.ts";

/** A set-up on a batch, or why the two are not compared there. */
export type ParityCase =
  | {
    readonly kind: "compared";
    readonly setup: ParitySetup;
    readonly batch: ParityBatch;
    readonly weights: DrawnWeights;
  }
  | { readonly kind: "left out" | "by design"; readonly why: string };

/** Every set-up of a part on a batch of every kind. */
export function parityCases(
  { setups }: ParityPart,
  streams: Streams,
  draw: number,
): ParityCase[] {
  return parityBatches(streams, draw).flatMap((drawn) =>
    setups(parityContext).map((setup): ParityCase => {
      const batch = setup.prepare?.(drawn) ?? drawn;
      const leftOut = setup.leavesOut?.(batch);
      if (leftOut !== undefined) return { kind: "left out", why: leftOut };
      const differs = setup.differs?.(batch);
      if (differs !== undefined) return { kind: "by design", why: differs };
      return { kind: "compared", setup, batch, weights: drawWeights(setup, streams) };
    })
  );
}
