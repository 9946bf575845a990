import { assertEquals } from "@std/assert";
import { distanceLine, renderSvg, tripletGrid } from "@marginalia/marginalia/charts";
import { assertWellFormed } from "./_assert_well_formed.ts";

const images = {
  shape: [1, 1, 1],
  pixels: Uint8Array.of(0, 60, 120, 180),
  labels: Int32Array.of(0, 0, 1, 1),
  classes: ["a", "b"],
} as const;

/** Where the images of a drawing stand, by their upper left corner. */
function places(svg: string): [x: number, y: number][] {
  return [...svg.matchAll(/<image [^>]*translate\(([-\d.]+),([-\d.]+)\)/g)]
    .map(([, x, y]) => [Math.round(Number(x)), Math.round(Number(y))]);
}

Deno.test("distanceLine() sets the anchor's class above the others, each where it lies", async () => {
  const svg = await renderSvg(distanceLine({
    title: "From a",
    images,
    anchor: 0,
    distances: [0, 0.5, 1, 1.001],
    zones: [{ name: "hard", from: 0, to: 0.5 }],
  }));
  assertWellFormed(svg);
  const [positive, near, far] = places(svg);
  assertEquals(places(svg).length, 3);
  // Half as far, and above; the two that would overlap stand one above the other.
  assertEquals(Math.round((near![0] + 10) / (positive![0] + 10)), 2);
  assertEquals([positive![1] < near![1], near![1] + 23 === far![1]], [true, true]);
  assertEquals(svg.includes(">hard<"), true);
});

Deno.test("tripletGrid() fills a cell for each triplet, in the color of its kind", async () => {
  const svg = await renderSvg(tripletGrid({
    title: "Two miners",
    panels: [
      {
        title: "one",
        triplets: [{ positive: 0, negative: 1, kind: "hard" }, {
          positive: 1,
          negative: 0,
          kind: "easy",
        }],
      },
      { title: "none", triplets: [] },
    ],
    counts: { positives: 2, negatives: 3 },
    kinds: ["hard", "semi-hard", "easy"],
  }));
  assertWellFormed(svg);
  const cells = [...svg.matchAll(/d="M([\d.]+),([\d.]+)h8v14[^"]*" fill="(#\w+)"/g)];
  assertEquals(cells.map(([, x, y]) => [Number(x), Number(y)]), [[8, 0], [0, 14]]);
  assertEquals(new Set(cells.map(([, , , fill]) => fill)).size, 2);
});
