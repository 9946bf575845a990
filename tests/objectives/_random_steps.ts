import { integerBelow, streams } from "../../lib/random/mod.ts";
import { randomRows } from "../distances/_points.ts";
import type { GivenStep } from "./_evaluate.ts";

/** Steps of rows around the origin, in so many classes, one row in eight unlabelled. */
export function randomSteps(
  { count, rows, dimensions = 3, classes = 3, seed = 1 }: {
    readonly count: number;
    readonly rows: number;
    readonly dimensions?: number;
    readonly classes?: number;
    readonly seed?: number;
  },
): (GivenStep & { readonly labels: number[] })[] {
  const prng = streams(seed).open("labels", "steps");
  return Array.from({ length: count }, (_, step) => ({
    embeddings: randomRows(rows, dimensions, 100 * seed + step)
      .map((row) => row.map((x) => Math.fround(x / 2))),
    labels: Array.from(
      { length: rows },
      () => integerBelow(prng, 8) === 0 ? -1 : integerBelow(prng, classes),
    ),
  }));
}
