import type { ScoreKind } from "../distances/mod.ts";
import type { MemorySpec } from "../losses/mod.ts";
import type { Miner, Selection } from "../miners/mod.ts";
import { byClass, type Relate, type Relation } from "../relations/mod.ts";
import {
  add,
  cast,
  expandDims,
  less,
  matMul,
  mul,
  oneHot,
  type Scalar,
  scalar,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { checkBatchMiner, withBatchTuples } from "./_batch_tuples.ts";
import type { ComparisonParts } from "./comparison_parts.ts";
import { fewestClasses } from "./_fewest_classes.ts";
import type { Evaluation, Objective, ObjectiveInputs } from "./objective.ts";
import { enqueue, type Enqueued, isFilled, queueMemory } from "./_queue.ts";
import { inScope, withScope } from "./_scopes.ts";
import { withinBatch } from "./within_batch.ts";

export interface CrossBatchMemoryOptions<Chosen extends Selection, Kind extends ScoreKind>
  extends ComparisonParts<Chosen, Kind> {
  /** Embeddings remembered, at least those of a batch. Default: 1024, pytorch-metric-learning's. */
  readonly size?: number;
  /** Length of an embedding. */
  readonly dimensions: number;
  /** Steps in which the batch meets itself only, while the encoder still moves fast; 0 or more. Default: 0. */
  readonly startAt?: number;
  /** Chooses in the batch alone, in addition: e.g. packaged pairs. */
  readonly batchMiner?: Miner<NoInfer<Chosen>>;
  /** Shape of one row's label. Default: `[]`, a class. */
  readonly labelShape?: readonly number[];
}

/**
 * Compares a batch with a memory of embeddings of this step and of earlier ones: more negatives and
 * positives than a batch holds, at the price of a matrix `[batch, size]`. The batch is put in first, in
 * place of the oldest rows; no gradient goes through what is remembered.
 *
 * - A row's own copy is left out before mining, so that no miner can pick it.
 * - What `batchMiner` chooses in the batch counts in addition, mapped to where the rows lie in the memory.
 * - Rows not yet filled have label −1 and are neither to any: they count in no mean.
 * - Before step `startAt` the objective is exactly {@linkcode withinBatch}.
 * - Where references are given, they are enqueued and the anchors are not, and no row is its own copy:
 *   MoCo's queries and keys, as {@linkcode queriesAndKeys} parts them. An encoder for keys that follows
 *   slowly (momentum) is not here: keys come from the encoder that is trained.
 * - Where the relation is given instead of derived from labels, rows of earlier batches are negative to all.
 *
 * Metrics are of the batch against the memory, the spread is that of the batch.
 *
 * Memory: `queue.embeddings`, `queue.labels`, `queue.next` (where the next row goes), `queue.filled` and
 * `queue.steps`. A checkpoint holds it.
 *
 * Differs from pytorch-metric-learning's `CrossBatchMemory`, which removes self-comparisons after mining,
 * so that a miner of easy positives picks the anchor's own copy, and takes a passed tuple's batch rows for
 * rows of the memory; which has no warm-up; and whose cursor is not in its state.
 *
 * Evaluating throws a `RangeError` for a batch larger than the memory.
 *
 * Reference: Wang, Zhang, Huang, Scott, "Cross-Batch Memory for Embedding Learning", 2020, section 3.2 and
 * algorithm 1; He et al., "Momentum Contrast for Unsupervised Visual Representation Learning", 2020.
 *
 * @throws {RangeError} If `size` or `startAt` is no such whole number.
 * @throws {TypeError} If the parts do not fit together.
 *
 * @example A row of the step before is a positive
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { crossBatchMemory } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = crossBatchMemory({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: contrastive(),
 *   size: 3,
 *   dimensions: 1,
 * });
 * const { metrics } = objective.evaluate({
 *   anchors: { embeddings: tensor2d([[1]]), labels: tensor1d([7], "int32") },
 *   parameters: {},
 *   memory: {
 *     "queue.embeddings": tensor2d([[4], [0], [0]]),
 *     "queue.labels": tensor1d([7, -1, -1], "int32"),
 *     "queue.next": scalar(1, "int32"),
 *     "queue.filled": scalar(1, "int32"),
 *     "queue.steps": scalar(1, "int32"),
 *   },
 *   numbers: { "loss.margin": scalar(1), "loss.positiveMargin": scalar(0) },
 *   seed: tensor1d([0, 1], "int32"),
 * });
 * assertAlmostEquals(await metrics.meanPositiveDistance.array(), 3, 1e-6);
 * ```
 */
export function crossBatchMemory<Chosen extends Selection, Kind extends ScoreKind>(
  options: CrossBatchMemoryOptions<Chosen, Kind>,
): Objective {
  const { size = 1024, dimensions, startAt = 0, batchMiner, labelShape = [], ...parts } = options;
  checkCounts({ size, startAt });
  if (batchMiner !== undefined) checkBatchMiner(parts.miner, batchMiner);
  const plain = withinBatch(parts);
  return {
    numbers: {
      ...plain.numbers,
      ...withScope("batchMiner", batchMiner?.numbers ?? {}),
      ...(startAt > 0 && { startAt }),
    },
    ...fewestClasses(plain),
    parameters: plain.parameters,
    memory: {
      ...plain.memory,
      ...withScope("queue", queueMemory({ size, dimensions, labelShape })),
      "queue.steps": stepCount,
    },
    evaluate(inputs) {
      const { anchors, references: keys = anchors, memory, numbers } = inputs;
      const enqueued = enqueue(inScope("queue", memory), keys);
      const miner = batchMiner === undefined ? parts.miner : withBatchTuples<Chosen>({
        miner: parts.miner,
        batchMiner,
        batchNumbers: inScope("batchMiner", numbers),
        places: enqueued.places,
        meetsItself: keys === anchors,
      });
      const remembered = withinBatch<Chosen, Kind>({ ...parts, miner }).evaluate({
        ...inputs,
        references: enqueued.queue,
        relation: relationToQueue(inputs, enqueued, parts.relate),
      });
      const steps = memory["queue.steps"] as Scalar;
      const { memory: inner, ...evaluation } = startAt === 0
        ? remembered
        : choose(less(steps, numbers["startAt"]!), plain.evaluate(inputs), remembered);
      return {
        ...evaluation,
        memory: {
          ...inner,
          ...withScope("queue", enqueued.memory),
          "queue.steps": add(steps, scalar(1, "int32")),
        },
      };
    },
  };
}

const stepCount: MemorySpec = { shape: [], dtype: "int32", fill: 0 };

/** Of the anchors to every row of the queue; own copies and rows not filled are ignored. */
function relationToQueue(
  { anchors, references, relation: given }: ObjectiveInputs,
  { queue, places }: Enqueued,
  relate: Relate = byClass as Relate,
): Relation {
  const [size] = queue.embeddings.shape;
  const filled: Tensor2D = expandDims(cast(isFilled(queue), "float32"), 0);
  const present = oneHot(places, size) as Tensor2D;
  const { positive, negative } = given === undefined
    ? relate(anchors.labels, queue.labels)
    : placed(given, present, filled);
  const allowed = references === undefined ? sub<Tensor2D>(filled, present) : filled;
  return { positive: mul(positive, allowed), negative: mul(negative, allowed) };
}

/** A relation to this step's rows, put where they lie; older rows are negative. */
function placed(given: Relation, present: Tensor2D, filled: Tensor2D): Relation {
  const older: Tensor2D = sub(filled, sum(present, 0, true));
  return {
    positive: matMul(given.positive, present),
    negative: add(matMul(given.negative, present), older),
  };
}

/** One of two evaluations. */
function choose(first: Tensor, one: Evaluation, other: Evaluation): Evaluation {
  const either = <Values extends Readonly<Record<string, Tensor>>>(a: Values, b: Values): Values =>
    Object.fromEntries(
      Object.entries(a).map(([name, value]) => [name, where(first, value, b[name]!)]),
    ) as unknown as Values;
  return {
    loss: where(first, one.loss, other.loss),
    metrics: either(one.metrics, other.metrics),
    memory: either(one.memory, other.memory),
  };
}

function checkCounts({ size, startAt }: { readonly size: number; readonly startAt: number }): void {
  for (const [name, value, least] of [["size", size, 1], ["startAt", startAt, 0]] as const) {
    if (Number.isInteger(value) && value >= least) continue;
    throw new RangeError(
      `Cannot remember embeddings: ${name} must be a whole number ≥ ${least}, found ${value}`,
    );
  }
}
