import { assertEquals, assertThrows } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import {
  cosFace,
  type EmbeddedRows,
  type LossInputs,
  type TupleTerm,
} from "../../lib/losses/mod.ts";
import type { Pairs } from "../../lib/miners/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import {
  scalar,
  startEngine,
  type Tensor,
  tensor1d,
  tensor2d,
  zerosLike,
} from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

const classes = 3;
const proxies = tensor2d([[1, 0], [0, 1], [-1, 0]]);

function rowsOf(labels: readonly number[]): EmbeddedRows {
  return {
    embeddings: tensor2d(labels.map(() => [0, 1])),
    labels: tensor1d([...labels], "int32"),
  };
}

/** Losses of rows at 90° to their proxies, without scale or margin, are all one: weights are what differs. */
function weightsOf(
  labels: readonly number[],
  select: (all: Pairs) => Pairs,
  references?: EmbeddedRows,
): number[] {
  const anchors = rowsOf(labels);
  const relation = byClass(
    anchors.labels as ReturnType<typeof tensor1d>,
    references?.labels as ReturnType<typeof tensor1d> | undefined,
  );
  const inputs: LossInputs<Pairs, "distance", "margin" | "scale"> = {
    scores: euclidean().score(anchors.embeddings, references?.embeddings),
    selection: select({ kind: "pairs", ...relation }),
    relation,
    anchors,
    references: references ?? anchors,
    parameters: { proxies },
    memory: {},
    seed: tensor1d([0, 0], "int32"),
    numbers: { margin: scalar(0), scale: scalar(1) },
  };
  const { values, counts } = cosFace({}, { classes, dimensions: 2 }).terms(inputs)
    .rows as TupleTerm;
  const unit = Math.log(2 + Math.E); // cosines 0, 1 and 0, the own being 0
  const [losses, counted] = [values.arraySync() as number[], counts.arraySync() as number[]];
  return losses.map((loss, row) => Math.round(1e5 * counted[row]! * loss / unit) / 1e5);
}

const none = (all: Pairs): Pairs => ({
  kind: "pairs",
  positive: zerosLike(all.positive),
  negative: zerosLike(all.negative),
});

Deno.test("rows weigh 1 where all pairs are chosen, and nothing without a class", () => {
  assertEquals(weightsOf([0, 0, 2, -1], (all) => all), [1, 1, 1, 0]);
  assertEquals(weightsOf([2], (all) => all), [1], "one row alone makes no pair");
  assertEquals(weightsOf([0, 2, -1], (all) => all, rowsOf([2, 2])), [1, 1, 0]);
});

Deno.test("rows weigh by the pairs that they are in, over the most of any row", () => {
  // Row 0 is in 3 chosen pairs, one of them twice: 4; row 1 in 3, row 2 in 1.
  const select = (all: Pairs): Pairs => ({
    ...all,
    positive: tensor2d([[0, 2, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]),
    negative: tensor2d([[0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]),
  });
  assertEquals(weightsOf([0, 0, 2, 2], select), [1, 0.75, 0.25, 0]);
});

Deno.test("rows weigh by the pairs that they are the anchors of, where others are the references", () => {
  const select = (all: Pairs): Pairs => ({
    ...all,
    positive: tensor2d([[0, 0, 0], [4, 0, 0]]),
    negative: tensor2d([[0, 1, 0], [0, 0, 0]]),
  });
  assertEquals(weightsOf([0, 2], select, rowsOf([2, 2, 0])), [0.25, 1]);
});

Deno.test("rows weigh nothing where there were pairs to choose, and none was", () => {
  assertEquals(weightsOf([0, 0, 2], none), [0, 0, 0]);
});

Deno.test("labels that are no classes are refused", () => {
  const loss = cosFace({}, { classes, dimensions: 2 });
  const refused = (labels: Tensor, found: string) => {
    const inputs = { anchors: { embeddings: tensor2d([[0, 1]]), labels } };
    assertThrows(
      () => loss.terms(inputs as Parameters<typeof loss.terms>[0]),
      TypeError,
      `Cannot tell classes: needs labels of dtype int32 and shape [rows], found ${found}`,
    );
  };
  refused(tensor2d([[1, 0]], undefined, "int32"), "int32 [1,2]");
  refused(tensor1d([1]), "float32 [1]");
});
