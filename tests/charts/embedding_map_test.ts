import { assertEquals, assertThrows } from "@std/assert";
import { embeddingMap, renderSvg } from "@marginalia/marginalia/charts";
import { assertWellFormed } from "./_assert_well_formed.ts";

const images = {
  shape: [1, 1, 1],
  pixels: Uint8Array.of(0, 60, 120, 180),
  labels: Int32Array.of(0, 0, 2, 2),
  classes: ["a", "b", "c"],
} as const;
// Two images at one place, two apart; far more across than up.
const positions = [0, 0, 0.001, 0, 10, 0, 10, 2];

Deno.test("embeddingMap() draws every image as a dot and, where there is room, as itself", async () => {
  const svg = await renderSvg(embeddingMap({ images, panels: [{ title: "before", positions }] }));
  assertWellFormed(svg);
  assertEquals(svg.match(/<image /g)?.length, 3);
  assertEquals(svg.match(/data:image\/png/g)?.length, 3);
  const dots = /class="mark-symbol role-mark[^"]*"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? "";
  assertEquals(dots.match(/<path/g)?.length, 4);
  assertEquals([...svg.matchAll(/>([abc])<\/text>/g)].map(([, name]) => name), ["a", "c"]);
});

Deno.test("embeddingMap() keeps a unit as long across as up, in all panels if they share a scale", () => {
  const panels = [{ title: "near", positions: positions.map((value) => value / 10) }, {
    title: "far",
    positions,
  }];
  const sides = (sharedScale: boolean) =>
    [
      ...JSON.stringify(embeddingMap({ images, panels, sharedScale }))
        .matchAll(/"domain":\[(-?[\d.]+),(-?[\d.]+)\]/g),
    ].map(([, low, high]) => Number((Number(high) - Number(low)).toFixed(6)));
  assertEquals(sides(true), [10.8, 10.8, 10.8, 10.8]);
  assertEquals(sides(false), [1.08, 1.08, 10.8, 10.8]);
});

Deno.test("embeddingMap() refuses positions that are not two for each image", () => {
  assertThrows(
    () => embeddingMap({ images, panels: [{ title: "short", positions: [1, 2] }] }),
    TypeError,
    'two numbers for each of 4 images, found 2 in "short"',
  );
});
