import { z } from "zod";
import { createPart, definePart, partConfigSchema } from "../../parts/mod.ts";
import type { Objective } from "../objective.ts";
import type { ObjectiveContext } from "../objective_context.ts";
import { selfSupervised } from "../self_supervised.ts";
import { plainObjectives } from "./plain_objectives.ts";

/** {@linkcode selfSupervised} in a configuration, of as many views as the training draws. */
export const namedSelfSupervised = definePart({
  name: "self-supervised",
  options: z.strictObject({
    objective: partConfigSchema(plainObjectives).default({ name: "within-batch" }).describe(
      "What is asked of the views; within-batch unless told otherwise",
    ),
  }),
  create: ({ objective }, context: ObjectiveContext): Objective =>
    selfSupervised({
      objective: createPart(plainObjectives, objective, context),
      views: context.views,
    }),
});
