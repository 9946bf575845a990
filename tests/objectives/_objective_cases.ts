import { cosine, euclidean } from "../../lib/distances/mod.ts";
import { contrastive, ntXent, tripletMargin } from "../../lib/losses/mod.ts";
import { allPairs, allTriplets, batchHard, semiHard } from "../../lib/miners/mod.ts";
import {
  crossBatchMemory,
  matryoshka,
  noiseFilter,
  type Objective,
  queriesAndKeys,
  regularized,
  selfSupervised,
  weightedSum,
  withinBatch,
} from "../../lib/objectives/mod.ts";
import { lp } from "../../lib/regularizers/mod.ts";

/** Length of the embeddings that the cases are made for. */
export const dimensions = 4;

const pairs = { distance: euclidean(), miner: allPairs(), loss: contrastive({ margin: 0.5 }) };
const triplets = { distance: euclidean(), miner: semiHard(), loss: tripletMargin() };
const views = { distance: cosine(), miner: allPairs(), loss: ntXent() };
const memory = { size: 50, dimensions };

/** Every kind of objective, with and without memory, one inside the other. */
export const objectiveCases: Readonly<Record<string, Objective>> = {
  withinBatch: withinBatch(pairs),
  "crossBatchMemory of pairs": crossBatchMemory({ ...pairs, ...memory }),
  "crossBatchMemory of triplets, warm first": crossBatchMemory({
    ...triplets,
    ...memory,
    startAt: 3,
  }),
  "crossBatchMemory with a batch miner": crossBatchMemory({
    ...triplets,
    ...memory,
    miner: batchHard(),
    batchMiner: batchHard(),
  }),
  queriesAndKeys: queriesAndKeys({ objective: withinBatch(pairs) }),
  "queriesAndKeys of a memory": queriesAndKeys({
    objective: crossBatchMemory({ ...pairs, ...memory }),
  }),
  selfSupervised: selfSupervised({ objective: withinBatch(views), views: 4 }),
  "selfSupervised of a memory": selfSupervised({
    objective: crossBatchMemory({ ...views, ...memory }),
  }),
  "weightedSum of a batch and two memories": weightedSum({
    batch: { objective: withinBatch(triplets), weight: 1 },
    memory: { objective: crossBatchMemory({ ...pairs, ...memory }), weight: 0.5 },
    other: { objective: crossBatchMemory({ ...pairs, ...memory, size: 30 }), weight: 0.1 },
  }),
  matryoshka: matryoshka({
    prefixes: [{ dimensions: 2, weight: 0.5 }, { dimensions: 4 }],
    objectiveOf: (dimensions) => crossBatchMemory({ ...pairs, size: 40, dimensions }),
  }),
  "noiseFilter of a memory": noiseFilter({
    objective: crossBatchMemory({ ...pairs, ...memory }),
    rate: 0.2,
    classes: 5,
    size: 30,
    window: 3,
    dimensions,
  }),
  "regularized memory": regularized({
    objective: crossBatchMemory({ ...pairs, ...memory }),
    wishes: { length: { regularizer: lp(), weight: 0.1 } },
  }),
  "matryoshka of all triplets": matryoshka({
    prefixes: [{ dimensions: 3 }],
    objectiveOf: () => withinBatch({ ...triplets, miner: allTriplets() }),
  }),
};
