import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { shuffle, streams } from "../../lib/random/mod.ts";
import {
  propose,
  type ProposeOptions,
  type SearchOutcome,
  type SearchPoint,
  type SearchSpace,
  searchStrategies,
  toUnitCube,
} from "../../lib/search/mod.ts";
import { chiSquared } from "../random/chi_squared.ts";

const mixed: SearchSpace = {
  margin: { kind: "float", low: 0, high: 1 },
  temperature: { kind: "float", low: 0.01, high: 1, log: true },
  dimensions: { kind: "int", low: 2, high: 128, log: true },
  form: { kind: "choice", values: ["soft", "hinge", null] },
};
const small: SearchSpace = {
  layers: { kind: "int", low: 1, high: 4 },
  form: { kind: "choice", values: ["soft", "hinge", null] },
};

/** Best near margin .7 and temperature .1, with "soft". */
function scoreOf(point: SearchPoint): number {
  const miss = Number(point.margin ?? 0.7) - 0.7;
  const factor = Math.log(Number(point.temperature ?? 0.1) / 0.1);
  return -(miss ** 2) - factor ** 2 / 10 - (point.form === "soft" ? 0 : 0.2);
}

const scored = (points: readonly SearchPoint[]): SearchOutcome[] =>
  points.map((point) => ({ point, score: scoreOf(point) }));

/** `rounds` rounds of `count` points, each after the scores of those before. */
function search(options: Omit<ProposeOptions, "history">, rounds: number): SearchPoint[] {
  let points: SearchPoint[] = [];
  for (let round = 0; round < rounds; round++) {
    points = [...points, ...propose({ ...options, history: scored(points) })];
  }
  return points;
}

for (const strategy of searchStrategies) {
  Deno.test(`${strategy}: points lie in the space, each once`, () => {
    const points = search({ strategy, space: mixed, seed: 1, count: 5 }, 6);
    assertEquals(points.length, 30);
    for (const point of points) toUnitCube(mixed, point);
    assertEquals(new Set(points.map((point) => JSON.stringify(point))).size, 30);
  });

  Deno.test(`${strategy}: the same arguments give the same points, another seed others`, () => {
    const [once, again, other] = [1, 1, 2].map((seed) =>
      search({ strategy, space: mixed, seed, count: 7 }, 3)
    );
    assertEquals(once, again);
    assertEquals(once!.filter((point, index) => point.margin === other![index]!.margin), []);
  });

  Deno.test(`${strategy}: neither the history's order nor the paths' matters`, () => {
    const prng = streams(3).open("search", "test");
    const ties = scored(search({ strategy, space: mixed, seed: 1, count: 8 }, 3))
      .map((outcome, index) => ({ ...outcome, score: index % 4 === 3 ? undefined : index % 3 }));
    const expected = propose({ strategy, space: mixed, seed: 1, history: ties, count: 3 });
    const backwards = Object.fromEntries(Object.entries(mixed).reverse());
    for (let round = 0; round < 5; round++) {
      const history = shuffle(prng, ties);
      assertEquals(propose({ strategy, space: mixed, seed: 1, history, count: 3 }), expected);
      const found = propose({ strategy, space: backwards, seed: 1, history, count: 3 });
      assertEquals(found, expected);
    }
  });

  Deno.test(`${strategy}: a round is what asking one by one without scores gives`, () => {
    const history = scored(search({ strategy, space: mixed, seed: 1, count: 6 }, 2));
    const together = propose({ strategy, space: mixed, seed: 1, history, count: 6 });
    const alone: SearchPoint[] = [];
    for (let index = 0; index < 6; index++) {
      const pending = alone.map((point) => ({ point }));
      const all = [...history, ...pending];
      alone.push(...propose({ strategy, space: mixed, seed: 1, history: all, count: 1 }));
    }
    assertEquals(alone, together);
  });

  Deno.test(`${strategy}: a small space is used up, and no point proposed twice`, () => {
    const points = search({ strategy, space: small, seed: 1, count: 5 }, 4);
    assertEquals(points.length, 12);
    assertEquals(new Set(points.map((point) => JSON.stringify(point))).size, 12);
  });

  Deno.test(`${strategy}: refuses what makes no sense`, () => {
    const options = { strategy, space: small, seed: 1, history: [], count: 1 };
    assertThrows(() => propose({ ...options, count: 0.5 }), RangeError, "found 0.5");
    assertThrows(() => propose({ ...options, seed: -1 }), RangeError, "seed");
    assertThrows(() => propose({ ...options, space: {} }), RangeError, "at least 1 dimension");
    const point = { layers: 1, form: "soft" };
    const failed = [{ point, score: NaN }];
    assertThrows(() => propose({ ...options, history: failed }), RangeError, "leave out the score");
    const strange = [{ point: { ...point, layers: 9 } }];
    assertThrows(() => propose({ ...options, history: strange }), RangeError, "found 9");
    assertEquals(propose({ ...options, count: 0 }), []);
  });
}

for (const strategy of ["random", "sobol"] as const) {
  Deno.test(`${strategy}: rounds of any size give the same points`, () => {
    const expected = search({ strategy, space: mixed, seed: 5, count: 12 }, 1);
    for (const count of [1, 3, 4]) {
      assertEquals(search({ strategy, space: mixed, seed: 5, count }, 12 / count), expected);
    }
  });

  Deno.test(`${strategy}: each choice and each whole number is as likely, over seeds`, () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2400; seed++) {
      const [point] = propose({ strategy, space: small, seed, history: [], count: 1 });
      const key = JSON.stringify(point);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    assertEquals(counts.size, 12);
    // χ² of 11 degrees of freedom exceeds this once in a million.
    assertLess(chiSquared([...counts.values()], 200), 48.88);
  });
}

Deno.test("tpe: begins with the points of sobol", () => {
  const options = { space: mixed, seed: 4, count: 1 };
  const sobol = search({ ...options, strategy: "sobol" }, 11);
  const tpe = search({ ...options, strategy: "tpe" }, 11);
  assertEquals(tpe.slice(0, 10), sobol.slice(0, 10));
  assertEquals(tpe[10]!.margin === sobol[10]!.margin, false);
});

Deno.test("tpe: keeps to sobol where nothing gets a score", () => {
  const sobol = search({ strategy: "sobol", space: mixed, seed: 4, count: 30 }, 1);
  const history = sobol.slice(0, 25).map((point) => ({ point }));
  assertEquals(propose({ strategy: "tpe", space: mixed, seed: 4, history, count: 5 }), [
    ...sobol.slice(25),
  ]);
});

/** 40 points over the space, scored. */
const explored = scored(search({ strategy: "sobol", space: mixed, seed: 9, count: 40 }, 1));

Deno.test("tpe: proposes better points than it has seen, and the better choice more often", () => {
  const seeds = Array.from({ length: 50 }, (_, seed) => seed);
  const points = seeds.map((seed) =>
    propose({ strategy: "tpe", space: mixed, seed, history: explored, count: 1 })[0]!
  );
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
  assertLess(median(explored.map(({ score }) => score!)), median(points.map(scoreOf)));
  // Of the 40 the best 4 are "soft"; uniformly it would be a third.
  assertLess(25, points.filter(({ form }) => form === "soft").length);
});

Deno.test("tpe: keeps away from where it went badly, and from points without a score", () => {
  const space = { margin: mixed.margin! };
  const best = [0.495, 0.505].map((margin) => ({ point: { margin }, score: 1 }));
  const above = Array.from({ length: 18 }, (_, index) => ({ margin: 0.55 + index / 40 }));
  const evenly = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];
  const histories: SearchOutcome[][] = [
    [...best, ...above.map((point) => ({ point, score: 0 }))],
    [
      ...best,
      ...evenly.map((margin) => ({ point: { margin }, score: 0 })),
      ...above.map(({ margin }) => ({ point: { margin: margin + 0.001 } })),
    ],
  ];
  for (const history of histories) {
    const below = Array.from({ length: 50 }, (_, seed) => seed).filter((seed) => {
      const [point] = propose({ strategy: "tpe", space, seed, history, count: 1 });
      return Number(point!.margin) < 0.5;
    });
    // The density of the good ones alone is as high above .5 as below it.
    assertLess(40, below.length);
  }
});

Deno.test("propose() leaves its arguments alone", () => {
  const history = Object.freeze(explored.map((outcome) => Object.freeze(outcome)));
  propose({ strategy: "tpe", space: Object.freeze(mixed), seed: 1, history, count: 2 });
});
