import { z } from "zod";
import { definePart } from "../../parts/mod.ts";
import { createComparison } from "../comparison_config.ts";
import { crossBatchMemory } from "../cross_batch_memory.ts";
import type { Objective } from "../objective.ts";
import type { ObjectiveContext } from "../objective_context.ts";
import { queriesAndKeys } from "../queries_and_keys.ts";

/** {@linkcode crossBatchMemory} in a configuration. */
export const namedCrossBatchMemory = definePart({
  name: "cross-batch-memory",
  options: z.strictObject({
    size: z.int().positive().default(1024).describe(
      "Embeddings remembered, at least those of a batch; 1024 is pytorch-metric-learning's",
    ),
    startAt: z.int().nonnegative().default(0).describe(
      "Steps in which the batch meets itself only; 0 or more; 0, our choice: the paper's 1000 are for " +
        "encoders trained before",
    ),
    queryShare: z.number().gt(0).lt(1).optional().describe(
      "Share of the rows, from the first, that are queries, the others being keys, which alone are " +
        "remembered; left out, every row is both",
    ),
  }),
  create({ size, startAt, queryShare }, { comparison, loss }: ObjectiveContext): Objective {
    const { dimensions } = loss;
    const parts = createComparison(comparison, loss);
    const objective = crossBatchMemory({ ...parts, size, startAt, dimensions });
    return queryShare === undefined ? objective : queriesAndKeys({ objective, queryShare });
  },
});
