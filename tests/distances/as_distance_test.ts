import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { asDistance, asSimilarity, type Scores } from "../../lib/distances/mod.ts";
import { grad, startEngine, sum, type Tensor2D, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

function cosines(matrix: Tensor2D): Scores<"similarity"> {
  return { kind: "similarity", form: "cosine", range: [-1, 1], matrix };
}

/** Cosines of 0, 60, 90 and 180 degrees. */
const similarities = [[1, 0.5, 0, -1]];

function converted(form: "one-minus" | "chord" | "angle") {
  const distance = (s: Tensor2D) => asDistance(cosines(s), { form });
  const s = tensor2d(similarities);
  const { range, matrix } = distance(s);
  const slopes = grad((s) => sum(distance(s as Tensor2D).matrix))(s).arraySync() as number[][];
  return { range, values: matrix.arraySync()[0]!, slopes: slopes[0]! };
}

function assertEach(found: readonly number[], expected: readonly number[]): void {
  assertEquals(found.length, expected.length);
  expected.forEach((value, index) => assertAlmostEquals(found[index]!, value, 1e-6));
}

Deno.test("asDistance() takes 1 − s with slope −1", () => {
  const { range, values, slopes } = converted("one-minus");
  assertEquals(range, [0, 2]);
  assertEach(values, [0, 0.5, 1, 2]);
  assertEach(slopes, [-1, -1, -1, -1]);
});

Deno.test("asDistance() takes the chord, with no slope where it is 0", () => {
  const { range, values, slopes } = converted("chord");
  assertEquals(range, [0, 2]);
  assertEach(values, [0, 1, Math.SQRT2, 2]);
  assertEach(slopes, [0, -1, -1 / Math.SQRT2, -0.5]);
});

Deno.test("asDistance() takes the angle in radians, with no slope at either end", () => {
  const { range, values, slopes } = converted("angle");
  assertEquals(range, [0, Math.PI]);
  assertEach(values, [0, Math.PI / 3, Math.PI / 2, Math.PI]);
  assertEach(slopes, [0, -2 / Math.sqrt(3), -1, 0]);
});

Deno.test("asDistance() refuses a similarity that is not a cosine", () => {
  const negated = asSimilarity(
    { kind: "distance", form: "euclidean", range: [0, 2], matrix: tensor2d([[1]]) },
    { form: "negative" },
  );
  assertThrows(
    () => asDistance(negated, { form: "chord" }),
    RangeError,
    "Cannot take the chord distance: needs cosine similarities, found negative",
  );
});

Deno.test("asSimilarity() negates values and range", () => {
  const { range, matrix, kind } = asSimilarity(
    { kind: "distance", form: "euclidean", range: [0, 2], matrix: tensor2d([[0.5, 2]]) },
    { form: "negative" },
  );
  assertEquals([kind, range, matrix.arraySync()], ["similarity", [-2, 0], [[-0.5, -2]]]);
});

Deno.test("asDistance() negates any similarity", () => {
  const { range, matrix, kind } = asDistance(
    { kind: "similarity", form: "dot", range: [-Infinity, Infinity], matrix: tensor2d([[3, -2]]) },
    { form: "negative" },
  );
  assertEquals([kind, range, matrix.arraySync()], [
    "distance",
    [-Infinity, Infinity],
    [[-3, 2]],
  ]);
});
