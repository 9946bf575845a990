import { assertEquals } from "@std/assert";
import { rawPixelBaseline } from "../../lib/evaluation/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

Deno.test("rawPixelBaseline() lets the images retrieve each other by brightness", async () => {
  const metrics = await rawPixelBaseline({
    shape: [1, 2, 1],
    pixels: Uint8Array.of(0, 0, 10, 0, 255, 255, 250, 255),
    labels: Int32Array.of(0, 0, 1, 1),
  });
  assertEquals(metrics.overQueries.map_at_r, 1);
  assertEquals(metrics.queries, 4);
});
