import { z } from "zod";
import { createPart, definePart, partConfigSchema } from "../../parts/mod.ts";
import { noiseFilter } from "../noise_filter.ts";
import type { Objective } from "../objective.ts";
import type { ObjectiveContext } from "../objective_context.ts";
import { plainObjectives } from "./plain_objectives.ts";

/** {@linkcode noiseFilter} in a configuration. */
export const namedNoiseFilter = definePart({
  name: "noise-filter",
  options: z.strictObject({
    rate: z.number().min(0).lt(1).describe(
      "Share of the labels that are supposed to be wrong; 0 or more, below 1",
    ),
    size: z.int().positive().default(1024).describe(
      "Embeddings remembered, at least those of a batch; 1024, as of a cross-batch memory",
    ),
    window: z.int().positive().default(10).describe(
      "Batches over which the threshold is averaged; 1 or more; 10, our choice",
    ),
    objective: partConfigSchema(plainObjectives).default({ name: "within-batch" }).describe(
      "What is asked of the rows that are left; within-batch unless told otherwise",
    ),
  }),
  create: ({ objective, ...options }, context: ObjectiveContext): Objective =>
    noiseFilter({
      ...options,
      classes: context.loss.classes,
      dimensions: context.loss.dimensions,
      objective: createPart(plainObjectives, objective, context),
    }),
});
