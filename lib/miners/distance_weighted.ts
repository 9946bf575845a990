import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  cast,
  cumsum,
  expandDims,
  gather,
  minimum,
  mul,
  range,
  relu,
  reshape,
  slice,
  statelessUniform,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  tile,
  upperBound,
  withoutGradient,
} from "../tensor/mod.ts";
import { inverseDensity } from "./_inverse_density.ts";
import type { Miner } from "./miner.ts";
import { nearestFirst } from "./_nearest_first.ts";
import { seedOf } from "./_seed_of.ts";
import type { Table } from "./selection.ts";
import { squaredEuclidean } from "./_squared_euclidean.ts";

const ACTION = "mine by distance weights";

/**
 * One negative for each (anchor, positive), drawn with a weight of 1 / q(d): q is the density of the
 * distances of points spread evenly over a sphere, q(d) = d^(D−2) (1 − d²/4)^((D−3)/2) in D dimensions. So
 * distances are drawn about evenly, where a uniform draw finds almost all at √2. Distances below the cutoff
 * weigh as at the cutoff, ones from `nonzeroLossCutoff` on are never drawn; an anchor that has no negative
 * nearer than that has no triplet. Its table has anchors × references rows, most of them padding.
 *
 * For embeddings of length 1, as an encoder's head makes them. Takes distances of form euclidean,
 * squared-euclidean, chord or one-minus; mining throws a `RangeError` for others, and a `TypeError` without a
 * seed or the number of dimensions.
 *
 * Differs from pytorch-metric-learning's `DistanceWeightedMiner`, which draws positives too, with
 * replacement, as many as the class has rows; here each positive comes once, as in the paper's own program.
 *
 * Reference: Wu, Manmatha, Smola, Krähenbühl, "Sampling Matters in Deep Embedding Learning", 2017,
 * section 4.
 */
export const distanceWeighted = definePart({
  name: "distance-weighted",
  options: z.strictObject({
    cutoff: z.number().positive().max(2).default(0.5).describe(
      "Distance below which no negative weighs more, in Euclidean units; above 0, up to 2; 0.5 in the paper",
    ),
    nonzeroLossCutoff: z.number().positive().max(2).default(1.4).describe(
      "Euclidean distance from which no negative is drawn; above 0, up to 2; 1.4 in the paper's program, " +
        "whose margin loss is 0 beyond it",
    ),
  }),
  create: ({ cutoff, nonzeroLossCutoff }): Miner<Table, "cutoff" | "nonzeroLossCutoff"> => ({
    selects: "table",
    numbers: { cutoff, nonzeroLossCutoff },
    mine({ scores, relation, numbers, dimensions, seed }) {
      const own = seedOf("mining", seed, ACTION);
      if (dimensions === undefined) {
        throw new TypeError(`Cannot ${ACTION}: needs the number of dimensions, found none`);
      }
      const squared = squaredEuclidean<Tensor2D>(scores.form, ACTION);
      return withoutGradient(() => {
        const { positive, negative } = masks(relation);
        const sorted = nearestFirst(scores.matrix, negative);
        const weights = inverseDensity(squared(sorted.distances), dimensions, numbers);
        const { place, some } = draw(own, weights);
        const drawn = gather(sorted.columns, place, { axis: 1, batchDims: 1 });
        return table(drawn as Tensor2D, mul(positive, some));
      });
    },
  }),
});

/** One place in each row for each of its columns, with a chance of its weight among the row's. */
function draw(seed: Tensor1D, weights: Tensor2D): { place: Tensor2D; some: Tensor2D } {
  const [anchors, references] = weights.shape;
  const ends: Tensor2D = cumsum(weights, 1);
  const total = slice(ends, [0, references - 1], [anchors, 1]);
  const heights: Tensor2D = mul(statelessUniform(seed, [anchors, references]), total);
  const weighing = sum(cast(weights.greater(0), "int32"), 1, true);
  // Weights of 0 stand last, where rounding must not lead.
  const last = cast(relu(sub(weighing, 1)), "int32");
  const place: Tensor2D = minimum(upperBound(ends, heights), last);
  return { place, some: cast(weighing.greater(0), "float32") };
}

/** A row for each (anchor, reference), in that order. */
function table(negative: Tensor2D, weight: Tensor2D): Table {
  const [anchors, references] = weight.shape;
  const rows = expandDims(range(0, anchors, 1, "int32"), 1);
  return {
    kind: "table",
    anchor: reshape(tile(rows, [1, references]), [-1]),
    positive: tile(range(0, references, 1, "int32"), [anchors]),
    negative: reshape(negative, [-1]),
    weight: reshape(weight, [-1]),
  };
}
