import { assertThrows } from "@std/assert";
import { cosine } from "../../lib/distances/mod.ts";
import { angle, cosent } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { type Objective, withinBatch } from "../../lib/objectives/mod.ts";
import { byGrade, type Relate } from "../../lib/relations/mod.ts";
import { ones, scalar, startEngine, tensor1d, type Tensor2D } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

const parts = { distance: cosine(), miner: allPairs(), relate: byGrade as Relate };
const objectives: Readonly<Record<string, Objective>> = {
  cosent: withinBatch({ ...parts, loss: cosent() }),
  angle: withinBatch({ ...parts, loss: angle() }),
};

function rows(count: number, dimensions = 4) {
  return {
    embeddings: ones([count, dimensions]) as Tensor2D,
    labels: tensor1d(Array.from({ length: count }, (_, row) => row / count)),
  };
}

const rest = {
  parameters: {},
  memory: {},
  numbers: { "loss.scale": scalar(20) },
  seed: tensor1d([0, 0], "int32"),
};

for (const [name, objective] of Object.entries(objectives)) {
  Deno.test(`${name}() refuses rows that are no graded pairs`, () => {
    assertThrows(
      () => objective.evaluate({ anchors: rows(5), ...rest }),
      RangeError,
      `Cannot compute ${name}: rows 2i and 2i + 1 must be a pair, found 5 rows`,
    );
    assertThrows(
      () => objective.evaluate({ anchors: rows(4), references: rows(4), ...rest }),
      TypeError,
      `Cannot compute ${name}: rows 2i and 2i + 1 must be a pair, found references`,
    );
  });
}

Deno.test("angle() refuses embeddings that have no halves", () => {
  assertThrows(
    () => objectives["angle"]!.evaluate({ anchors: rows(4, 3), ...rest }),
    RangeError,
    "Cannot compute angle: embeddings must have an even length, found 3",
  );
});
