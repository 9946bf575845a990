import { assertEquals, assertThrows } from "@std/assert";
import { listTriplets, semiHard, semiHardSingle } from "../../lib/miners/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import { scalar, startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

/** An anchor, its positive at 1, and negatives at 0.75, 1, 1.25, 1.5 and 1.625. */
const row = [0, 1, 0.75, 1, 1.25, 1.5, 1.625];
const matrix = tensor2d(row.map((_, index) => index === 0 ? row : row.map(() => 0)));
const labels = tensor1d([0, 0, 1, 2, 3, 4, 5], "int32");
const scores = { kind: "distance", form: "euclidean", range: [0, Infinity], matrix } as const;

async function negativesOfFirst(chosen: ReturnType<typeof listTriplets>): Promise<number[]> {
  return (await chosen).filter(({ anchor }) => anchor === 0).map(({ negative }) => negative);
}

Deno.test("semiHard() leaves a tie with the positive out and a tie with the margin in", async () => {
  const selection = semiHard().mine({
    scores,
    relation: byClass(labels),
    numbers: { margin: scalar(0.5) },
  });
  assertEquals(await negativesOfFirst(listTriplets(selection, matrix)), [4, 5]);
});

Deno.test("semiHard()'s margin is FaceNet's unless given, and above 0", () => {
  assertEquals(semiHard().numbers, { margin: 0.2 });
  assertEquals(semiHard({ margin: 0.5 }).numbers, { margin: 0.5 });
  assertThrows(() => semiHard({ margin: 0 }), RangeError, "margin must be more than 0, found 0");
});

Deno.test("semiHardSingle() takes the nearest negative beyond the positive", async () => {
  const selection = semiHardSingle().mine({ scores, relation: byClass(labels), numbers: {} });
  assertEquals(await negativesOfFirst(listTriplets(selection, matrix)), [4]);
});

Deno.test("semiHardSingle() takes the farthest negative where none is beyond the positive", async () => {
  const far = tensor2d([[0, 2, 0.75, 1], [2, 0, 1, 1], [0, 0, 0, 0], [0, 0, 0, 0]]);
  const selection = semiHardSingle().mine({
    scores: { ...scores, matrix: far },
    relation: byClass(tensor1d([0, 0, 1, 2], "int32")),
    numbers: {},
  });
  assertEquals(await negativesOfFirst(listTriplets(selection, far)), [3]);
});
