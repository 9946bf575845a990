import { z } from "zod";
import { definePart } from "../../parts/mod.ts";
import { createComparison } from "../comparison_config.ts";
import type { Objective } from "../objective.ts";
import type { ObjectiveContext } from "../objective_context.ts";
import { withinBatch } from "../within_batch.ts";

/** {@linkcode withinBatch} in a configuration; what stands where no objective is named. */
export const namedWithinBatch = definePart({
  name: "within-batch",
  options: z.strictObject({}),
  create: (_, { comparison, loss }: ObjectiveContext): Objective =>
    withinBatch(createComparison(comparison, loss)),
});
