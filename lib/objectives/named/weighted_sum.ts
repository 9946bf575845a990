import { z } from "zod";
import { createPart, definePart, partConfigSchema } from "../../parts/mod.ts";
import { comparisonConfig } from "../comparison_config.ts";
import type { Objective } from "../objective.ts";
import type { ObjectiveContext } from "../objective_context.ts";
import { weightedSum } from "../weighted_sum.ts";
import { plainObjectives } from "./plain_objectives.ts";

const share = {
  weight: z.number().nonnegative().default(1).describe(
    "Multiplies the loss; 0 or more; 1, as in pytorch-metric-learning",
  ),
  objective: partConfigSchema(plainObjectives).default({ name: "within-batch" }).describe(
    "What the parts are compared in; within-batch unless told otherwise",
  ),
};

/**
 * {@linkcode weightedSum} in a configuration: the parts that the configuration names beside the objective,
 * called `main`, and others.
 */
export const namedWeightedSum = definePart({
  name: "weighted-sum",
  options: z.strictObject({
    ...share,
    others: z.record(z.string(), comparisonConfig.extend(share)).describe(
      "Further losses by names of your own, each with its distance, miner, loss and, unless it is the " +
        "loss's usual one, reducer",
    ),
  }),
  create({ weight, objective, others }, context: ObjectiveContext): Objective {
    const further = Object.entries(others).map(([name, { weight, objective, ...comparison }]) => {
      const made = createPart(plainObjectives, objective, { ...context, comparison });
      return [name, { objective: made, weight }] as const;
    });
    return weightedSum({
      main: { objective: createPart(plainObjectives, objective, context), weight },
      ...Object.fromEntries(further),
    });
  },
});
