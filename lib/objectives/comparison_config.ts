import { z } from "zod";
import { distances } from "../distances/mod.ts";
import { type LossContext, losses } from "../losses/mod.ts";
import { miners } from "../miners/mod.ts";
import { createPart, partConfigSchema } from "../parts/mod.ts";
import { reducers } from "../reducers/mod.ts";
import type { ComparisonParts } from "./comparison_parts.ts";

/** Schema of the parts of a comparison, each by name; the loss's usual reducer where none is named. */
export const comparisonConfig = z.strictObject({
  distance: partConfigSchema(distances),
  miner: partConfigSchema(miners),
  loss: partConfigSchema(losses),
  reducer: partConfigSchema(reducers).optional(),
});

export type ComparisonConfig = z.output<typeof comparisonConfig>;

/**
 * Makes the parts that a configuration names. Whether they fit together is known by name only here; the
 * objective that takes them checks it.
 */
export function createComparison(
  { distance, miner, loss, reducer }: ComparisonConfig,
  context: LossContext,
): ComparisonParts {
  return {
    distance: createPart(distances, distance),
    miner: createPart(miners, miner),
    loss: createPart(losses, loss, context),
    ...(reducer && { reducer: createPart(reducers, reducer) }),
  } as unknown as ComparisonParts;
}
