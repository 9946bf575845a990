import { z } from "zod";
import { createPart, definePart, partConfigSchema } from "../../parts/mod.ts";
import { matryoshka } from "../matryoshka.ts";
import type { Objective } from "../objective.ts";
import type { ObjectiveContext } from "../objective_context.ts";
import { plainObjectives } from "./plain_objectives.ts";

/** {@linkcode matryoshka} in a configuration. */
export const namedMatryoshka = definePart({
  name: "matryoshka",
  options: z.strictObject({
    prefixes: z.array(z.strictObject({
      dimensions: z.int().positive().describe("The first so many dimensions"),
      weight: z.number().nonnegative().default(1).describe("Multiplies the loss; 1 in the paper"),
    })).min(1).describe("Which prefixes of the embedding; list the whole length, too"),
    normalize: z.boolean().default(true).describe(
      "Whether each prefix is scaled to length 1; true, as embeddings commonly are",
    ),
    objective: partConfigSchema(plainObjectives).default({ name: "within-batch" }).describe(
      "What is asked of each prefix; within-batch unless told otherwise",
    ),
  }),
  create: ({ objective, ...options }, context: ObjectiveContext): Objective =>
    matryoshka({
      ...options,
      objectiveOf: (dimensions) =>
        createPart(plainObjectives, objective, {
          ...context,
          loss: { ...context.loss, dimensions },
        }),
    }),
});
