import { assertEquals } from "@std/assert";
import { selectSamples } from "../../lib/data/mod.ts";

Deno.test("selectSamples() copies the chosen samples in the order asked", () => {
  const dataset = {
    name: "three",
    shape: [1, 2, 1] as const,
    pixels: Uint8Array.of(1, 2, 3, 4, 5, 6),
    labels: Int32Array.of(7, 8, 9),
    classes: ["a"],
  };
  const chosen = selectSamples(dataset, [2, 0, 2]);
  assertEquals([...chosen.pixels], [5, 6, 1, 2, 5, 6]);
  assertEquals([...chosen.labels], [9, 7, 9]);
  chosen.pixels.fill(0);
  assertEquals([...dataset.pixels], [1, 2, 3, 4, 5, 6]);
});
