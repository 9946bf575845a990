import { assertEquals } from "@std/assert";
import { asTriplets, predicateCounts, type Product, productCounts } from "../../lib/miners/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import {
  cast,
  lessEqual,
  scalar,
  startEngine,
  sub,
  tensor1d,
  tensor2d,
} from "../../lib/tensor/mod.ts";
import { at, table } from "../distances/_points.ts";
import { batches } from "./_batches.ts";
import { triplets } from "./_brute_force.ts";

await startEngine({ threads: 1 });

/** Windows by name: all, hard, semi-hard and easy, and one whose ends cross. */
const windows: readonly { above?: number; atMost?: number }[] = [
  {},
  { atMost: 0.375 },
  { atMost: 0 },
  { above: 0, atMost: 0.375 },
  { above: 0.375 },
  { above: 0.5, atMost: 0.25 },
];

Deno.test("productCounts() equals three loops for every window and margin, ties included", () => {
  for (const { labels, distances, name } of batches) {
    for (const { above = -Infinity, atMost = Infinity } of windows) {
      for (const margin of [undefined, 0, 0.25, 0.375, 3]) {
        const positive = table(labels.length, labels.length, () => 0);
        const negative = table(labels.length, labels.length, () => 0);
        for (const triplet of triplets(labels)) {
          const near = at(distances, triplet.anchor, triplet.positive);
          const far = at(distances, triplet.anchor, triplet.negative);
          if (far - near <= above || far - near > atMost) continue;
          if (margin !== undefined && far >= near + margin) continue;
          positive[triplet.anchor]![triplet.positive]! += 1;
          negative[triplet.anchor]![triplet.negative]! += 1;
        }
        const product: Product = {
          kind: "product",
          ...byClass(tensor1d(labels, "int32")),
          window: {
            ...(above === -Infinity ? {} : { above: scalar(above) }),
            ...(atMost === Infinity ? {} : { atMost: scalar(atMost) }),
          },
        };
        const found = productCounts(
          product,
          tensor2d(distances),
          margin === undefined ? undefined : scalar(margin),
        );
        const words = `${name}, (${above}, ${atMost}], margin ${margin}`;
        assertEquals(found.positive.arraySync(), positive, words);
        assertEquals(found.negative.arraySync(), negative, words);
      }
    }
  }
});

Deno.test("productCounts() sorts the positives of a few large classes part by part", () => {
  // 300 references: parts of 64 of each anchor's 149 positives. Distances of 32 values, for ties.
  const labels = Array.from({ length: 300 }, (_, row) => row % 2);
  const distances = table(300, 300, (row, column) => (row * 7 + column * 13) % 32 / 32);
  const margin = 0.125;
  const nearer = (row: number, column: number) => {
    const d = at(distances, row, column);
    const same = labels[row] === labels[column];
    return labels.filter((label, other) => {
      if (other === row || (label === labels[row]) === same) return false;
      const e = at(distances, row, other);
      return same ? e < d + margin : d < e + margin;
    }).length;
  };
  const product = { kind: "product", ...byClass(tensor1d(labels, "int32")), window: {} } as const;
  const found = productCounts(product, tensor2d(distances), scalar(margin));
  const [positive, negative] = [found.positive.arraySync(), found.negative.arraySync()];
  for (const row of [0, 157, 299]) {
    for (const column of labels.keys()) {
      const mask = labels[row] === labels[column] ? positive : negative;
      assertEquals(at(mask, row, column), row === column ? 0 : nearer(row, column));
    }
  }
});

Deno.test("predicateCounts() equals productCounts() for a window written as a rule", () => {
  const { labels, distances } = batches[1]!;
  const masks = byClass(tensor1d(labels, "int32"));
  const d = tensor2d(distances);
  for (const margin of [undefined, scalar(0.375)]) {
    const ruled = predicateCounts(
      {
        kind: "predicate",
        ...masks,
        holds: (ap, an) => cast(lessEqual(sub(an, ap), 0.25), "float32"),
      },
      d,
      margin,
    );
    const windowed = productCounts(
      { kind: "product", ...masks, window: { atMost: scalar(0.25) } },
      d,
      margin,
    );
    assertEquals(ruled.positive.arraySync(), windowed.positive.arraySync());
    assertEquals(ruled.negative.arraySync(), windowed.negative.arraySync());
  }
});

Deno.test("asTriplets() joins pairs on their anchor, each once", () => {
  const product = asTriplets({
    kind: "pairs",
    positive: tensor2d([[0, 2, 1], [0, 0, 0], [0, 0, 0]]),
    negative: tensor2d([[0, 0, 0], [3, 0, 0], [0, 1, 0]]),
  });
  assertEquals(product.positive.arraySync(), [[0, 1, 1], [0, 0, 0], [0, 0, 0]]);
  assertEquals(product.negative.arraySync(), [[0, 0, 0], [1, 0, 0], [0, 1, 0]]);
  assertEquals(product.window, {});
});
