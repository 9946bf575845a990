import { normalizeRows } from "../encoders/mod.ts";
import type { Memory } from "../losses/mod.ts";
import type { Relation } from "../relations/mod.ts";
import {
  add,
  broadcastTo,
  cast,
  clipByValue,
  div,
  equal,
  expandDims,
  floor,
  gather,
  greaterEqual,
  matMul,
  maximum,
  minimum,
  mod,
  mul,
  oneHot,
  range,
  reshape,
  type Scalar,
  scalar,
  softmax,
  sort,
  stopGradient,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { fewestClasses } from "./_fewest_classes.ts";
import type { Objective } from "./objective.ts";
import { enqueue, type Queue, queueMemory, queueOf } from "./_queue.ts";
import { inScope, withScope } from "./_scopes.ts";

export interface NoiseFilterOptions {
  readonly objective: Objective;
  /** Share of the labels that are supposed to be wrong; 0 or more, below 1. A number that a sweep may vary. */
  readonly rate: number;
  /** Labels are 0 to classes − 1. */
  readonly classes: number;
  /** Length of an embedding. */
  readonly dimensions: number;
  /** Embeddings remembered, at least those of a batch. Default: 1024, as of a cross-batch memory. */
  readonly size?: number;
  /** Batches over which the threshold is averaged. Default: 10, our choice. */
  readonly window?: number;
}

/**
 * Leaves out rows whose label is probably wrong: those that lie nearer to remembered rows of other classes.
 * A row x of class y is clean with probability P = e^T(y) / Σ_c e^T(c), where T(c) is its mean cosine
 * similarity with the remembered rows of class c, and the sum is over the classes remembered. Below a
 * threshold, the `rate`-quantile of P in a batch averaged over the last `window` batches, the row is treated
 * as unlabelled: label −1 for the objective and for what is remembered. A row whose class is not remembered
 * counts as clean, and so does an unlabelled one.
 *
 * The batch is judged by earlier batches, then remembered. References that are given are not judged. Metrics
 * and terms are the objective's own, of the rows that are left; `selected` falls where many are left out.
 *
 * Memory: `filter.embeddings`, `filter.labels`, `filter.next`, `filter.filled`, `filter.thresholds`
 * `[window]` and `filter.steps`, beside the objective's own.
 *
 * Reference: Liu, Yu, Li et al., "Noise-resistant Deep Metric Learning with Ranking-based Instance
 * Selection", 2021, section 3, with the smooth threshold. There, rows left out do not enter the memory; here
 * they take a place in it, unlabelled.
 *
 * @throws {RangeError} If `rate` is not in [0, 1), or `window` or `classes` no whole number from 1.
 */
export function noiseFilter(
  { objective, rate, classes, dimensions, size = 1024, window = 10 }: NoiseFilterOptions,
): Objective {
  checkNumbers({ rate, classes, window });
  return {
    numbers: { ...objective.numbers, "filter.rate": rate },
    ...fewestClasses(objective, { classes }),
    parameters: objective.parameters,
    memory: {
      ...objective.memory,
      ...withScope("filter", {
        ...queueMemory({ size, dimensions, labelShape: [] }),
        thresholds: { shape: [window], dtype: "float32", fill: 0 },
        steps: { shape: [], dtype: "int32", fill: 0 },
      }),
    },
    evaluate(inputs) {
      const { anchors: { embeddings, labels }, relation, references } = inputs;
      const remembered = inScope("filter", inputs.memory);
      const judged = stopGradient(
        probabilities(embeddings, labels as Tensor1D, queueOf(remembered), classes),
      );
      const { threshold, memory } = nextThreshold(
        remembered,
        judged,
        inputs.numbers["filter.rate"]!,
      );
      const clean: Tensor1D = greaterEqual(judged, threshold);
      const anchors = {
        embeddings,
        labels: where(clean, labels, scalar(-1, "int32")) as Tensor1D,
      };
      const evaluation = objective.evaluate({
        ...inputs,
        anchors,
        ...(relation && { relation: among(relation, clean, references === undefined) }),
      });
      return {
        ...evaluation,
        memory: {
          ...evaluation.memory,
          ...withScope("filter", { ...memory, ...enqueue(remembered, anchors).memory }),
        },
      };
    },
  };
}

/** Of each row to be of its own class, `[rows]`. */
function probabilities(
  embeddings: Tensor2D,
  labels: Tensor1D,
  queue: Queue,
  classes: number,
): Tensor1D {
  const members = oneHot(queue.labels as Tensor1D, classes) as Tensor2D;
  const counts: Tensor2D = sum(members, 0, true);
  const similarities = matMul(
    normalizeRows(embeddings),
    normalizeRows(queue.embeddings),
    false,
    true,
  );
  const means: Tensor2D = div(matMul(similarities, members), maximum(counts, 1));
  // Cosines lie in [−1, 1], beside which this is no class at all.
  const absent = mul(equal(counts, 0), -1e4);
  const own = oneHot(labels, classes) as Tensor2D;
  const ofOwn: Tensor1D = sum(mul(softmax(add(means, absent)), own), 1);
  const isKnown = greaterEqual(sum(mul(own, counts), 1), 1);
  return where(isKnown, ofOwn, 1);
}

/** The quantile of this batch averaged with those of the batches before, and the memory with it. */
function nextThreshold(
  memory: Memory,
  judged: Tensor1D,
  rate: Scalar,
): { readonly threshold: Scalar; readonly memory: Memory } {
  const [rows] = judged.shape;
  const before = memory["thresholds"] as Tensor1D;
  const steps = memory["steps"] as Scalar;
  const [window] = before.shape;
  const place = cast(clipByValue(floor(mul(rate, rows)), 0, rows - 1), "int32");
  const quantile = gather<Scalar>(sort(judged), reshape(place, []));
  const isThis = equal(range(0, window, 1, "int32"), mod(steps, scalar(window, "int32")));
  const thresholds: Tensor1D = where(isThis, broadcastTo(quantile, [window]) as Tensor1D, before);
  const next = add<Scalar>(steps, scalar(1, "int32"));
  const filled = cast(minimum(next, scalar(window, "int32")), "float32");
  return { threshold: div(sum(thresholds), filled), memory: { thresholds, steps: next } };
}

function among({ positive, negative }: Relation, clean: Tensor1D, itself: boolean): Relation {
  const rows: Tensor2D = expandDims(cast(clean, "float32"), 1);
  const kept = itself ? mul(rows, reshape(rows, [1, -1])) : rows;
  return { positive: mul(positive, kept), negative: mul(negative, kept) };
}

function checkNumbers({ rate, ...counts }: Record<"rate" | "classes" | "window", number>): void {
  if (!(rate >= 0 && rate < 1)) {
    throw new RangeError(
      `Cannot filter labels: rate must be 0 or more and below 1, found ${rate}`,
    );
  }
  for (const [name, count] of Object.entries(counts)) {
    if (Number.isInteger(count) && count >= 1) continue;
    throw new RangeError(
      `Cannot filter labels: ${name} must be a whole number ≥ 1, found ${count}`,
    );
  }
}
