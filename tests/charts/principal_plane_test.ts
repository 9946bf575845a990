import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import seedrandom from "seedrandom";
import { principalPlane } from "../../lib/charts/mod.ts";

Deno.test("principalPlane() finds the axes of an ellipse that lies askew in space", () => {
  // Long axis (1, 1, 1)/√3, short axis (1, -1, 0)/√2, nothing across.
  const values = Array.from({ length: 36 }, (_, index) => index * Math.PI / 18).flatMap((angle) => {
    const [long, short] = [3 * Math.cos(angle) / Math.sqrt(3), Math.sin(angle) / Math.sqrt(2)];
    return [7 + long + short, long - short, long];
  });
  const { positions, share } = principalPlane({ values, dimensions: 3 });
  assertAlmostEquals(share, 1, 1e-12);
  for (let row = 0; row < 36; row++) {
    const angle = row * Math.PI / 18;
    assertAlmostEquals(positions[2 * row]!, 3 * Math.cos(angle), 1e-9);
    assertAlmostEquals(Math.abs(positions[2 * row + 1]!), Math.abs(Math.sin(angle)), 1e-9);
  }
});

Deno.test("principalPlane() keeps more of the variance than any other plane, and says how much", () => {
  const random = seedrandom("principal plane");
  const dimensions = 6;
  const values = Array.from(
    { length: 50 * dimensions },
    (_, index) => (random() + random() - 1) * (1 + index % dimensions),
  );
  const { positions, share } = principalPlane({ values, dimensions });
  const spread = (column: (row: number) => number) => {
    const all = Array.from({ length: 50 }, (_, row) => column(row));
    const mean = all.reduce((sum, value) => sum + value, 0) / 50;
    return all.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const axis = (index: number) => spread((row) => positions[2 * row + index]!);
  const total = Array.from(
    { length: dimensions },
    (_, column) => spread((row) => values[row * dimensions + column]!),
  ).reduce((sum, value) => sum + value, 0);
  assertAlmostEquals(share, (axis(0) + axis(1)) / total, 1e-9);
  assert(axis(0) >= axis(1));
  for (let draw = 0; draw < 200; draw++) {
    const along = Array.from({ length: dimensions }, () => random() - 0.5);
    const length = Math.hypot(...along);
    const shadow = (row: number) =>
      along.reduce((sum, part, column) => sum + part * values[row * dimensions + column]!, 0) /
      length;
    // The variances along any direction lie within those of the first axis.
    assert(spread(shadow) <= axis(0) * (1 + 1e-9));
  }
});

Deno.test("principalPlane() places equal vectors at one point, and refuses none", () => {
  const { positions, share } = principalPlane({ values: [1, 2, 1, 2], dimensions: 2 });
  assertEquals([...positions], [0, 0, 0, 0]);
  assertEquals(share, 1);
  assertThrows(() => principalPlane({ values: [], dimensions: 2 }), RangeError, "found 0");
});
