import type { Scores } from "../distances/mod.ts";
import type { Miner, MiningInputs, Pairs, Selection, Table } from "../miners/mod.ts";
import {
  add,
  concat,
  gather,
  matMul,
  oneHot,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";

export interface BatchTuplesOptions<Chosen extends Selection> {
  /** Mines in the memory. */
  readonly miner: Miner<Chosen>;
  /** Mines in the batch. */
  readonly batchMiner: Miner<Chosen>;
  readonly batchNumbers: Readonly<Record<string, Scalar>>;
  /** Where each row of the batch lies in the memory, int32 `[rows]`. */
  readonly places: Tensor1D;
  /** Whether the rows are the anchors themselves. */
  readonly meetsItself: boolean;
}

/** A miner that chooses in the memory, and beside it what another chooses in the batch alone. */
export function withBatchTuples<Chosen extends Selection>(
  options: BatchTuplesOptions<Chosen>,
): Miner<Chosen> {
  const { miner, batchMiner } = options;
  return {
    ...miner,
    mine(inputs) {
      const size = inputs.relation.positive.shape[1];
      const inMemory = miner.mine(inputs);
      const inBatch = batchMiner.mine(batchInputs(inputs, options));
      return joined(inMemory, inBatch, options.places, size) as Chosen;
    },
  };
}

/**
 * Refuses miners whose choices cannot be put together.
 *
 * @throws {TypeError} Unless both select pairs, or both a table of triplets.
 */
export function checkBatchMiner(miner: Miner, batchMiner: Miner): void {
  const kinds = [miner.selects, batchMiner.selects];
  if (kinds.every((kind) => kind === "pairs") || kinds.every((kind) => kind === "table")) return;
  throw new TypeError(
    `Cannot join what two miners choose: both must select pairs, or both a table, found ${
      kinds.join(" and ")
    }; choose others`,
  );
}

/** The columns of the memory in which the batch lies. */
function batchInputs<Chosen extends Selection>(
  { scores, relation, amongReferences, ...rest }: MiningInputs,
  { places, meetsItself, batchNumbers }: BatchTuplesOptions<Chosen>,
): MiningInputs {
  const columns = (matrix: Tensor2D): Tensor2D => gather(matrix, places, { axis: 1 });
  const among = (): Scores<"distance"> => {
    const { matrix, ...kind } = amongReferences!();
    return { ...kind, matrix: columns(gather<Tensor2D>(matrix, places)) };
  };
  return {
    ...rest,
    numbers: batchNumbers,
    scores: { ...scores, matrix: columns(scores.matrix) },
    relation: { positive: columns(relation.positive), negative: columns(relation.negative) },
    ...(amongReferences && !meetsItself && { amongReferences: among }),
  };
}

function joined(inMemory: Selection, inBatch: Selection, places: Tensor1D, size: number) {
  if (inMemory.kind === "pairs" && inBatch.kind === "pairs") {
    const put = (counts: Tensor2D) => matMul(counts, oneHot(places, size)) as Tensor2D;
    const both: Pairs = {
      kind: "pairs",
      positive: add(inMemory.positive, put(inBatch.positive)),
      negative: add(inMemory.negative, put(inBatch.negative)),
    };
    return both;
  }
  const [rows, others] = [inMemory as Table, inBatch as Table];
  const put = (column: Tensor1D) => gather<Tensor1D>(places, column);
  const both: Table = {
    kind: "table",
    anchor: concat([rows.anchor, others.anchor]),
    positive: concat([rows.positive, put(others.positive)]),
    negative: concat([rows.negative, put(others.negative)]),
    weight: concat([rows.weight, others.weight]),
  };
  return both;
}
