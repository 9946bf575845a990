import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { countPoints, fromUnitCube, type SearchSpace, toUnitCube } from "../../lib/search/mod.ts";
import { chiSquared } from "../random/chi_squared.ts";

const space: SearchSpace = {
  margin: { kind: "float", low: -1, high: 3 },
  temperature: { kind: "float", low: 0.01, high: 1, log: true },
  dimensions: { kind: "int", low: 2, high: 9 },
  batch: { kind: "int", low: 1, high: 1000, log: true },
  form: { kind: "choice", values: ["log", 2, true, null, "hinge"] },
};

Deno.test("toUnitCube() by hand, in the order of the paths", () => {
  const point = { margin: 0, temperature: 0.1, dimensions: 2, batch: 1, form: true };
  const [batch, dimensions, form, margin, temperature] = toUnitCube(space, point) as number[];
  assertAlmostEquals(batch!, Math.log(1 / 0.5) / Math.log(1000.5 / 0.5));
  assertEquals([dimensions, form, margin], [0.5 / 8, 0.5, 0.25]);
  assertAlmostEquals(temperature!, 0.5);
});

Deno.test("coordinates lead to a point in the space, and the point back to its cell", () => {
  const prng = streams(1).open("search", "test");
  for (let round = 0; round < 2000; round++) {
    const coordinates = Array.from({ length: 5 }, () => prng());
    const point = fromUnitCube(space, coordinates);
    const back = toUnitCube(space, point);
    for (const axis of [3, 4]) assertAlmostEquals(back[axis]!, coordinates[axis]!, 1e-14);
    const again = fromUnitCube(space, back);
    assertEquals(
      { ...again, margin: 0, temperature: 0 },
      { ...point, margin: 0, temperature: 0 },
    );
    // A coordinate's last bit, times the range or its logarithm.
    assertAlmostEquals(Number(again.margin), Number(point.margin), 4 * 2 ** -51);
    assertAlmostEquals(Number(again.temperature) / Number(point.temperature), 1, 5 * 2 ** -51);
  }
});

Deno.test("the corners of the cube are the corners of the space", () => {
  const [low, high] = [0, 1].map((side) => fromUnitCube(space, Array(5).fill(side)));
  assertEquals(low, { batch: 1, dimensions: 2, form: "log", margin: -1, temperature: 0.01 });
  assertEquals(high, { batch: 1000, dimensions: 9, form: "hinge", margin: 3, temperature: 1 });
});

Deno.test("uniform coordinates give each choice and each whole number alike", () => {
  const prng = streams(2).open("search", "test");
  const counts = { form: new Map<unknown, number>(), dimensions: new Map<unknown, number>() };
  for (let draw = 0; draw < 8000; draw++) {
    const point = fromUnitCube(space, Array.from({ length: 5 }, () => prng()));
    for (const path of ["form", "dimensions"] as const) {
      counts[path].set(point[path], (counts[path].get(point[path]) ?? 0) + 1);
    }
  }
  // χ² of 4 and 7 degrees of freedom exceeds these once in a million.
  assertEquals([counts.form.size, counts.dimensions.size], [5, 8]);
  assertEquals(chiSquared([...counts.form.values()], 1600) < 33.38, true);
  assertEquals(chiSquared([...counts.dimensions.values()], 1000) < 40.53, true);
});

Deno.test("a whole number on a log scale has the share of its cell", () => {
  const prng = streams(3).open("search", "test");
  const batch: SearchSpace = { batch: { kind: "int", low: 1, high: 4, log: true } };
  const counts = [0, 0, 0, 0];
  for (let draw = 0; draw < 8000; draw++) {
    counts[Number(fromUnitCube(batch, [prng()]).batch) - 1]!++;
  }
  const expected = [1, 2, 3, 4].map((n) => 8000 * Math.log((n + 0.5) / (n - 0.5)) / Math.log(9));
  assertEquals(chiSquared(counts, expected) < 30.67, true);
});

Deno.test("countPoints() multiplies, and is infinite with a float", () => {
  assertEquals(countPoints(space), Infinity);
  const { form, dimensions } = space;
  assertEquals(countPoints({ form: form!, dimensions: dimensions! }), 40);
});

Deno.test("points and spaces that make no sense are refused by path", () => {
  const point = { margin: 0, temperature: 0.1, dimensions: 2, batch: 1, form: true };
  for (
    const wrong of [
      { margin: 3.1 },
      { margin: NaN },
      { margin: "0" },
      { temperature: 0 },
      { dimensions: 2.5 },
      { batch: 1001 },
      { form: false },
      { form: undefined },
    ]
  ) {
    const path = Object.keys(wrong)[0]!;
    const merged = { ...point, ...wrong } as typeof point;
    assertThrows(() => toUnitCube(space, merged), RangeError, path);
  }
  const spaces: SearchSpace[] = [
    { x: { kind: "float", low: 1, high: 1 } },
    { x: { kind: "float", low: NaN, high: 1 } },
    { x: { kind: "float", low: 0, high: Infinity } },
    { x: { kind: "float", low: 0, high: 1, log: true } },
    { x: { kind: "int", low: 0, high: 2, log: true } },
    { x: { kind: "int", low: 0.5, high: 2 } },
    { x: { kind: "choice", values: [] } },
    { x: { kind: "choice", values: ["a", "a"] } },
  ];
  for (const wrong of spaces) {
    assertThrows(() => fromUnitCube(wrong, [0.5]), RangeError, "Cannot search x");
  }
  assertThrows(() => fromUnitCube({}, []), RangeError, "at least 1 dimension");
  assertThrows(() => fromUnitCube(space, [0.5]), RangeError, "found 1");
  assertThrows(() => fromUnitCube(space, [0, 0, 0, 0, 1.1]), RangeError, "found 1.1");
});
