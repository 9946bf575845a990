import { assertEquals, assertThrows } from "@std/assert";
import { packagedPairs, packagedTriplets } from "../../lib/miners/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import { startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

function inputs(labels: number[]) {
  const matrix = tensor2d(labels.map(() => labels.map(() => 1)));
  return {
    scores: { kind: "distance", form: "euclidean", range: [0, Infinity], matrix },
    relation: byClass(tensor1d(labels, "int32")),
    numbers: {},
  } as const;
}

Deno.test("packagedPairs() takes rows two by two", () => {
  const { positive, negative } = packagedPairs().mine(inputs([1, 1, 0, 1]));
  assertEquals(positive.arraySync(), [[0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]);
  assertEquals(negative.arraySync(), [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0]]);
});

Deno.test("packagedPairs() refuses an odd batch", () => {
  assertThrows(
    () => packagedPairs().mine(inputs([1, 1, 0])),
    RangeError,
    "Cannot take packaged pairs: batch must have an even number of rows, found 3",
  );
});

Deno.test("packagedTriplets() takes rows three by three, and pads what is no triplet", () => {
  const table = packagedTriplets().mine(inputs([1, 1, 0, 2, 2, 2, 3, 4, 3]));
  assertEquals([...table.anchor.dataSync()], [0, 3, 6]);
  assertEquals([...table.positive.dataSync()], [1, 4, 7]);
  assertEquals([...table.negative.dataSync()], [2, 5, 8]);
  assertEquals([...table.weight.dataSync()], [1, 0, 0]);
});

Deno.test("packagedTriplets() refuses a batch that three does not divide", () => {
  assertThrows(
    () => packagedTriplets().mine(inputs([1, 1, 0, 1])),
    RangeError,
    "Cannot take packaged triplets: batch must be a multiple of 3 rows, found 4",
  );
});
