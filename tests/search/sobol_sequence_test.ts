import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { SOBOL_DIMENSIONS, sobolSequence } from "../../lib/search/mod.ts";
import { squaredDiscrepancy } from "./_squared_discrepancy.ts";
import { kolmogorovStatistic } from "./_kolmogorov_statistic.ts";

const scramble = (seed: number) => streams(seed).open("search", "test");

Deno.test("sobolSequence() begins as worked by hand", () => {
  const pointAt = sobolSequence({ dimensions: 3 });
  // Direction numbers .1, .01, .001, .0001 of the first coordinate; .1, .11, .101, .1111 of the second
  // (m = 1, 3, 5, 15); .1, .11, .001, .0101 of the third (m = 1, 3, 1, 5). Each point is the last, with the direction
  // added whose number is that of the rightmost 0 of its index.
  assertEquals(Array.from({ length: 10 }, (_, index) => pointAt(index)), [
    [0, 0, 0],
    [0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25],
    [0.25, 0.75, 0.75],
    [0.375, 0.375, 0.625],
    [0.875, 0.875, 0.125],
    [0.625, 0.125, 0.875],
    [0.125, 0.625, 0.375],
    [0.1875, 0.3125, 0.9375],
    [0.6875, 0.8125, 0.4375],
  ]);
});

Deno.test("sobolSequence() is scipy's in every dimension", () => {
  // scipy 1.17.1: qmc.Sobol(64, scramble=False).random(1024)[1000] * 1024, a whole number each.
  // deno-fmt-ignore
  const expected = [
    225, 99, 531, 693, 287, 929, 47, 921, 513, 71, 87, 261, 165, 393, 147, 379, 737, 353, 1015, 743, 535, 563, 973, 553, 597, 929, 41, 1003, 61, 349, 151, 149, 303, 607, 821, 789, 869, 851, 315, 491, 935, 261, 983, 719, 861, 95, 893, 941, 1023, 491, 361, 529, 771, 449, 129, 913, 465, 81, 905, 585, 457, 617, 265, 457
  ];
  const found = sobolSequence({ dimensions: SOBOL_DIMENSIONS })(1000);
  assertEquals(found.map((coordinate) => coordinate * 1024), expected);
});

Deno.test("each aligned block has one point in each interval, of every coordinate, scrambled too", () => {
  for (const options of [{}, { scramble: scramble(1) }, { scramble: scramble(2) }]) {
    const pointAt = sobolSequence({ dimensions: SOBOL_DIMENSIONS, ...options });
    for (const [first, size] of [[0, 64], [64, 64], [768, 256]] as const) {
      const points = Array.from({ length: size }, (_, index) => pointAt(first + index));
      for (let axis = 0; axis < SOBOL_DIMENSIONS; axis++) {
        const intervals = new Set(points.map((point) => Math.floor(point[axis]! * size)));
        assertEquals(intervals.size, size);
      }
    }
  }
});

Deno.test("the first two coordinates have one point in each rectangle of 1/64, scrambled too", () => {
  for (const options of [{}, { scramble: scramble(3) }]) {
    const pointAt = sobolSequence({ dimensions: 2, ...options });
    const points = Array.from({ length: 64 }, (_, index) => pointAt(index) as [number, number]);
    for (let width = 1; width <= 64; width *= 2) {
      const cells = new Set(
        points.map(([x, y]) => `${Math.floor(x * width)} ${Math.floor(y * 64 / width)}`),
      );
      assertEquals(cells.size, 64, `${width} columns`);
    }
  }
});

Deno.test("scrambling moves each point anywhere", () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed);
  for (const index of [0, 1, 5]) {
    const drawn = seeds.map((seed) =>
      sobolSequence({ dimensions: 3, scramble: scramble(seed) })(index)[2]!
    );
    // Kolmogorov's statistic of 400 uniform draws exceeds .134 once in a million.
    assertLess(kolmogorovStatistic(drawn), 0.1341);
  }
});

Deno.test("the sequence fills the cube more evenly than random points", () => {
  for (const dimensions of [2, 6]) {
    for (const seed of [1, 2, 3, 4, 5]) {
      const sobol = sobolSequence({ dimensions, scramble: scramble(seed) });
      const prng = scramble(seed);
      const points = Array.from({ length: 256 }, (_, index) => sobol(index));
      const random = points.map((point) => point.map(() => prng()));
      assertLess(squaredDiscrepancy(points), squaredDiscrepancy(random) / 2);
    }
  }
});

Deno.test("a dimension more leaves the others as they were", () => {
  for (const index of [0, 1, 77]) {
    const [few, more] = [4, 9].map((dimensions) =>
      sobolSequence({ dimensions, scramble: scramble(1) })(index)
    );
    assertEquals(more!.slice(0, 4), few);
  }
});

Deno.test("sobolSequence() refuses what it has no numbers for", () => {
  for (const dimensions of [0, 1.5, SOBOL_DIMENSIONS + 1, NaN]) {
    assertThrows(() => sobolSequence({ dimensions }), RangeError, `found ${dimensions}`);
  }
  for (const index of [-1, 0.5, 2 ** 32]) {
    assertThrows(() => sobolSequence({ dimensions: 1 })(index), RangeError, `found ${index}`);
  }
});
