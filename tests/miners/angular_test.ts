import { assertEquals, assertThrows } from "@std/assert";
import {
  asDistance,
  cosine,
  euclidean,
  type Scores,
  squaredEuclidean,
} from "../../lib/distances/mod.ts";
import { angular, listTriplets } from "../../lib/miners/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import { scalar, startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";
import { randomRows, type Rows } from "../distances/_points.ts";
import { triplets } from "./_brute_force.ts";

await startEngine({ backend: "cpu" });

const labels = [0, 0, 1, 1, 2, 0, 2, 1];
/** Of length 1, so that cosines and distances say the same. */
const points = randomRows(8, 3, 31).map((row) => row.map((x) => x / Math.hypot(...row)));

/** The angle at which n sees a and p, measured from the middle of the two, in degrees. */
function angleOf(a: readonly number[], p: readonly number[], n: readonly number[]): number {
  const middle = a.map((x, k) => (x + p[k]!) / 2);
  const width = Math.hypot(...a.map((x, k) => x - p[k]!));
  return Math.atan(width / (2 * Math.hypot(...n.map((x, k) => x - middle[k]!)))) * 180 / Math.PI;
}

async function mined(scores: Scores<"distance">, angle: number): Promise<string[]> {
  const selection = angular().mine({
    scores,
    relation: byClass(tensor1d(labels, "int32")),
    numbers: { angle: scalar(angle) },
  });
  const listed = await listTriplets(selection, scores.matrix);
  return listed.map(({ anchor, positive, negative }) => `${anchor} ${positive} ${negative}`);
}

function expected(rows: Rows, angle: number): string[] {
  return triplets(labels)
    .filter(({ anchor, positive, negative }) =>
      angleOf(rows[anchor]!, rows[positive]!, rows[negative]!) > angle
    )
    .map(({ anchor, positive, negative }) => `${anchor} ${positive} ${negative}`);
}

Deno.test("angular() takes the triplets whose angle, drawn from the points, is too wide", async () => {
  const x = tensor2d(points);
  for (const angle of [30, 40, 50]) {
    const all = expected(points, angle);
    assertEquals(all.length > 0 && all.length < triplets(labels).length, true);
    assertEquals(await mined(euclidean().score(x), angle), all);
    assertEquals(await mined(squaredEuclidean().score(x), angle), all);
    assertEquals(await mined(asDistance(cosine().score(x), { form: "one-minus" }), angle), all);
  }
});

Deno.test("angular() refuses distances that are angles themselves, and angles out of range", () => {
  const scores = asDistance(cosine().score(tensor2d(points)), { form: "angle" });
  const mine = () =>
    angular().mine({
      scores,
      relation: byClass(tensor1d(labels, "int32")),
      numbers: { angle: scalar(20) },
    });
  assertThrows(mine, RangeError, "Cannot mine by angle");
  assertThrows(() => angular({ angle: 90 }), RangeError, "angle must be less than 90, found 90");
});
