import { assert, assertEquals } from "@std/assert";
import { neighborGallery } from "../../lib/charts/mod.ts";
import { assertWellFormed } from "./_assert_well_formed.ts";

const images = {
  shape: [1, 2, 1],
  pixels: Uint8Array.of(0, 9, 10, 0, 255, 255),
  labels: Int32Array.of(0, 0, 1),
  classes: ["zero", "<one & two>"],
} as const;

Deno.test("neighborGallery() frames right and wrong neighbors apart, not by color alone", () => {
  const svg = neighborGallery({ images, rows: [{ query: 0, neighbors: [1, 2] }] });
  assertWellFormed(svg);
  assertEquals(svg.match(/<image /g)?.length, 3);
  assertEquals(svg.match(/fill="none"/g)?.length, 2);
  assertEquals(svg.match(/stroke-dasharray/g)?.length, 1);
  assert(svg.includes("&lt;one &amp; two&gt;") && svg.includes(">zero<"));
});

Deno.test("neighborGallery() gives equal bytes from equal images, and draws nothing from none", () => {
  const rows = [{ query: 2, neighbors: Int32Array.of(0) }];
  assertEquals(neighborGallery({ images, rows }), neighborGallery({ images, rows }));
  assertWellFormed(neighborGallery({ images, rows: [] }));
});
