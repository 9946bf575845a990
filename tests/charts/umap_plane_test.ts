import { assert, assertEquals, assertThrows } from "@std/assert";
import seedrandom from "seedrandom";
import { umapPlane } from "../../lib/charts/mod.ts";

// Two clusters of ten, far apart in five dimensions.
const random = seedrandom("umap");
const values = Array.from(
  { length: 20 },
  (_, row) => Array.from({ length: 5 }, () => random() + (row < 10 ? 0 : 20)),
).flat();

Deno.test("umapPlane() keeps clusters together, and repeats itself", () => {
  const draw = () =>
    umapPlane({ values, dimensions: 5 }, { random: seedrandom("map"), neighbors: 5 });
  const plane = draw();
  assertEquals(plane.length, 40);
  assertEquals(draw(), plane);
  const distance = (a: number, b: number) =>
    Math.hypot(plane[2 * a]! - plane[2 * b]!, plane[2 * a + 1]! - plane[2 * b + 1]!);
  const nearest = (from: number) =>
    [...Array(20).keys()].filter((to) => to !== from)
      .reduce((best, to) => distance(from, to) < distance(from, best) ? to : best);
  for (let row = 0; row < 20; row++) {
    const to = nearest(row);
    assert((to < 10) === (row < 10), `${row} is nearest to ${to}`);
  }
});

Deno.test("umapPlane() needs three vectors", () => {
  assertThrows(
    () => umapPlane({ values: [1, 2], dimensions: 1 }, { random }),
    RangeError,
    "found 2",
  );
});
