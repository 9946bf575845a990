import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  cast,
  clipByValue,
  expandDims,
  gather,
  minimum,
  mul,
  range,
  relu,
  reshape,
  stopGradient,
  sub,
  sum,
  tile,
  upperBound,
} from "../tensor/mod.ts";
import { masks } from "../relations/mod.ts";
import type { Miner } from "./miner.ts";
import type { Table } from "./selection.ts";
import { nearestFirst } from "./_nearest_first.ts";

/**
 * One negative for each (anchor, positive): the nearest that is farther than the positive, or the farthest
 * of all where none is. Its table has batch² rows, most of them padding.
 *
 * This is the mining of FaceNet and of TensorFlow's `triplet_semihard_loss`; the window, which takes every
 * negative up to the margin, is `semiHard`.
 *
 * Reference: Schroff, Kalenichenko, Philbin, "FaceNet: A Unified Embedding for Face Recognition and
 * Clustering", 2015, section 3.2.
 */
export const semiHardSingle = definePart({
  name: "semi-hard-single",
  options: z.strictObject({}),
  create: (): Miner<Table, never> => ({
    selects: "table",
    numbers: {},
    mine({ scores, relation }) {
      const [anchors, references] = relation.positive.shape;
      const distances = stopGradient(scores.matrix);
      const { positive, negative } = masks(relation);
      const sorted = nearestFirst(distances, negative);
      const negatives = sum(negative, 1, true);
      const last = cast(relu(sub(negatives, 1)), "int32");
      const place = minimum(upperBound(sorted.distances, distances), last);
      const rows = expandDims(range(0, anchors, 1, "int32"), 1);
      return {
        kind: "table",
        anchor: reshape(tile(rows, [1, references]), [-1]),
        positive: tile(range(0, references, 1, "int32"), [anchors]),
        negative: reshape(gather(sorted.columns, place, { axis: 1, batchDims: 1 }), [-1]),
        weight: reshape(mul(positive, clipByValue(negatives, 0, 1)), [-1]),
      };
    },
  }),
});
