import { assertEquals, assertRejects } from "@std/assert";
import { nearestNeighbors, type NearestNeighborsOptions } from "../../lib/evaluation/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";

// The other tests of this room run on TensorFlow.
const engine = await startEngine({ backend: "cpu" });

async function neighborRows(options: NearestNeighborsOptions): Promise<number[][]> {
  const rows: number[][] = [];
  for await (const block of nearestNeighbors(options)) {
    rows.push(...block.rows.map((row) => [...row]));
  }
  return rows;
}

const line = { embeddings: Float32Array.of(0, 1, 2, 10), dimensions: 1 };

Deno.test("nearestNeighbors() ranks by distance, then by index, without the query", async () => {
  assertEquals(await neighborRows({ ...line, k: 3 }), [[1, 2, 3], [0, 2, 3], [1, 0, 3], [2, 1, 0]]);
});

Deno.test("nearestNeighbors() gives squared distances by direct difference", async () => {
  const embeddings = Float32Array.of(100, 100.0001);
  const [block] = await Array.fromAsync(nearestNeighbors({ embeddings, dimensions: 1, k: 1 }));
  assertEquals(block?.distances[0], Float64Array.of((embeddings[1]! - embeddings[0]!) ** 2));
});

Deno.test("nearestNeighbors() leaves no tensor behind, also when it is left early", async () => {
  const before = engine.tensorCount();
  await neighborRows({ ...line, k: 1, blockSize: 2 });
  for await (const _ of nearestNeighbors({ ...line, k: 1, blockSize: 1 })) break;
  assertEquals(engine.tensorCount(), before);
});

Deno.test("nearestNeighbors() refuses a k that the set cannot answer", async () => {
  for (const k of [0, 4, 1.5, NaN]) {
    await assertRejects(
      () => neighborRows({ ...line, k }),
      RangeError,
      `k must be an integer from 1 to 3, found ${k}`,
    );
  }
  await assertRejects(() => neighborRows({ ...line, k: 1, blockSize: 0 }), RangeError, "blockSize");
});
