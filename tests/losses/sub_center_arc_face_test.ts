import { assertEquals } from "@std/assert";
import { dominantCenters, findOutliers } from "../../lib/losses/mod.ts";
import { startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

const degrees = (angle: number) => {
  const radians = angle * Math.PI / 180;
  return [3 * Math.cos(radians), 3 * Math.sin(radians)];
};

/** Centres at 0° and 90°, at 0° and 180°, at 45° and −45°; the last class has no rows. */
const rows = {
  embeddings: tensor2d([10, 80, 95, 180, 14, 16, 0].map(degrees)),
  labels: tensor1d([0, 0, 0, 1, 0, 0, -1], "int32"),
  centers: tensor2d([0, 90, 0, 180, 45, -45].map((angle) => degrees(angle).map(Math.round))),
  subCenters: 2,
};

Deno.test("dominantCenters() gives the centre of most rows of each class", () => {
  const [first, second, none] = dominantCenters(rows).arraySync();
  assertEquals([first, second, none], [[3, 0], [-3, 0], [0, 0]]);
});

Deno.test("findOutliers() finds what lies far from the dominant centre of its class", () => {
  assertEquals(findOutliers(rows).arraySync(), [0, 1, 1, 0, 0, 0, 0]);
  assertEquals(findOutliers(rows, { threshold: 85 }).arraySync(), [0, 0, 1, 0, 0, 0, 0]);
  assertEquals(findOutliers(rows, { threshold: 15 }).arraySync(), [0, 1, 1, 0, 0, 1, 0]);
});

Deno.test("findOutliers() takes a single centre a class", () => {
  const { embeddings, labels } = rows;
  const alone = { embeddings, labels, centers: tensor2d([[1, 0], [0, 1]]), subCenters: 1 };
  assertEquals(dominantCenters(alone).arraySync(), [[1, 0], [0, 1]]);
  assertEquals(findOutliers(alone).arraySync(), [0, 1, 1, 1, 0, 0, 0]);
});
