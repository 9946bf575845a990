import { assert, assertEquals } from "@std/assert";
import { type BatchItem, divideIntoBatches } from "../../../lib/tracking/mlflow/_batches.ts";

const items = (count: number, length = 1): BatchItem[] =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: "v".repeat(length) }));

for (
  const [params, tags, metrics, batches] of [
    [0, 0, 0, 0],
    [1, 1, 1, 1],
    [100, 100, 800, 1],
    [100, 100, 801, 2],
    [100, 0, 950, 2],
    [101, 0, 0, 2],
    [0, 101, 0, 2],
    [0, 0, 1000, 1],
    [0, 0, 1001, 2],
    [250, 250, 3000, 8],
  ] as const
) {
  Deno.test(`divideIntoBatches() makes ${batches} of ${params}, ${tags} and ${metrics}`, () => {
    const all = { params: items(params), tags: items(tags), metrics: items(metrics) };
    const divided = divideIntoBatches(all);
    assertEquals(divided.length, batches);
    for (const kind of ["params", "tags", "metrics"] as const) {
      assertEquals(divided.flatMap((batch) => batch[kind]), all[kind]);
    }
    for (const batch of divided) {
      assert(batch.params.length <= 100 && batch.tags.length <= 100);
      assert(batch.params.length + batch.tags.length + batch.metrics.length <= 1000);
    }
  });
}

Deno.test("divideIntoBatches() keeps a request under the megabyte that hosted MLflow takes", () => {
  const divided = divideIntoBatches({
    params: items(100, 6000),
    tags: items(100, 8000),
    metrics: [],
  });
  const sizes = divided.map((batch) => JSON.stringify(batch).length);
  assert(sizes.every((size) => size < 1e6), String(sizes));
  assertEquals(divided.flatMap(({ tags }) => tags).length, 100);
});
