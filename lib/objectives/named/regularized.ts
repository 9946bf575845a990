import { z } from "zod";
import { createPart, definePart, partConfigSchema } from "../../parts/mod.ts";
import { regularizers } from "../../regularizers/mod.ts";
import type { Objective } from "../objective.ts";
import type { ObjectiveContext } from "../objective_context.ts";
import { regularized, type RegularizedOptions } from "../regularized.ts";
import { plainObjectives } from "./plain_objectives.ts";

/** {@linkcode regularized} in a configuration. */
export const namedRegularized = definePart({
  name: "regularized",
  options: z.strictObject({
    wishes: z.record(
      z.string(),
      z.strictObject({
        regularizer: partConfigSchema(regularizers),
        weight: z.number().nonnegative().default(1).describe(
          "Multiplies the penalty; 0 or more; 1, as in pytorch-metric-learning",
        ),
        parameter: z.string().optional().describe(
          "For a regularizer of weights: which, e.g. loss.proxies",
        ),
      }),
    ).describe("Regularizers by names of your own"),
    objective: partConfigSchema(plainObjectives).default({ name: "within-batch" }).describe(
      "What stands beside the wishes; within-batch unless told otherwise",
    ),
  }),
  create({ wishes, objective }, context: ObjectiveContext): Objective {
    const made = Object.entries(wishes).map(([name, { regularizer, ...wish }]) => {
      const created = createPart(regularizers, regularizer);
      if ((created.of === "weights") === (wish.parameter !== undefined)) {
        return [name, { ...wish, regularizer: created }] as const;
      }
      throw new TypeError(
        `Cannot regularize: ${regularizer.name} is of ${created.of}, so ${name} must ` +
          `${created.of === "weights" ? "name its" : "name no"} parameter`,
      );
    });
    return regularized({
      objective: createPart(plainObjectives, objective, context),
      // Which regularizer is of what has just been checked.
      wishes: Object.fromEntries(made) as RegularizedOptions["wishes"],
    });
  },
});
