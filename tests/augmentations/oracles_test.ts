import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { affine, type Augmentation, cropFlip, erase } from "../../lib/augmentations/mod.ts";
import { fillUniform, streams } from "../../lib/random/mod.ts";
import {
  scalars,
  startEngine,
  statelessUniform,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

const [HEIGHT, WIDTH] = [7, 6];
const SHAPE = [HEIGHT, WIDTH, 1] as const;
const ROWS = 12;
const images = Array.from({ length: ROWS }, (_, row) => [
  ...fillUniform(streams(1).open("evaluation", row), new Float32Array(HEIGHT * WIDTH), 0, 1),
]);
const seed = () => tensor1d([4, 11], "int32");

/** What comes out, and the numbers drawn for each image, uniform in [0, 1). */
function changed({ augment, numbers }: Augmentation): { found: number[][]; drawn: number[][] } {
  return tidy(() => ({
    found: augment({ images: tensor2d(images), numbers: scalars(numbers), seed: seed() })
      .arraySync(),
    drawn: statelessUniform<Tensor2D>(seed(), [ROWS, 5]).arraySync(),
  }));
}

/** Bilinear: the four pixels around a place, each weighed by its nearness; `outside` beyond the edges. */
function at(image: number[], x: number, y: number, outside: "black" | "edge"): number {
  const clamp = (place: number, side: number) => Math.min(Math.max(place, 0), side - 1);
  const [u, v] = outside === "edge" ? [clamp(x, WIDTH), clamp(y, HEIGHT)] : [x, y];
  let sum = 0;
  for (const row of [Math.floor(v), Math.floor(v) + 1]) {
    for (const column of [Math.floor(u), Math.floor(u) + 1]) {
      if (row < 0 || row >= HEIGHT || column < 0 || column >= WIDTH) continue;
      sum += image[row * WIDTH + column]! * (1 - Math.abs(u - column)) * (1 - Math.abs(v - row));
    }
  }
  return sum;
}

type Matrix = readonly [number, number, number, number];
const times = ([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
];

Deno.test("affine slants, turns, sizes and shifts about the middle, each up to its bound", () => {
  const bounds = { degrees: 40, shift: 0.3, scale: 0.5, shear: 20 };
  const { found, drawn } = changed(affine(bounds, SHAPE));
  images.forEach((image, row) => {
    const [turn, across, down, scale, shear] = drawn[row]!.map((u) => 2 * u - 1) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const theta = turn * bounds.degrees * Math.PI / 180;
    const [size, slant] = [
      1 + scale * bounds.scale,
      Math.tan(shear * bounds.shear * Math.PI / 180),
    ];
    const turned: Matrix = [Math.cos(theta), -Math.sin(theta), Math.sin(theta), Math.cos(theta)];
    const [a, b, c, d] = times([size, 0, 0, size], times(turned, [1, slant, 0, 1]));
    const determinant = a * d - b * c;
    found[row]!.forEach((value, pixel) => {
      const x = pixel % WIDTH - (WIDTH - 1) / 2 - across * bounds.shift * WIDTH;
      const y = Math.floor(pixel / WIDTH) - (HEIGHT - 1) / 2 - down * bounds.shift * HEIGHT;
      const fromX = (d * x - b * y) / determinant + (WIDTH - 1) / 2;
      const fromY = (a * y - c * x) / determinant + (HEIGHT - 1) / 2;
      // A place within a few roundings, 1e-6, of a border may fall on either side of it.
      if ([fromX, fromY, WIDTH - 1 - fromX, HEIGHT - 1 - fromY].some((it) => Math.abs(it) < 1e-5)) {
        return;
      }
      assertAlmostEquals(value, at(image, fromX, fromY, "black"), 1e-5);
    });
  });
});

Deno.test("crop-flip shows a part of the image, as large as the whole, mirrored by chance", () => {
  const { found, drawn } = changed(cropFlip({ cut: 0.8, stretch: 1, flip: 0.5 }, SHAPE));
  let flips = 0;
  images.forEach((image, row) => {
    const [area, stretch, left, top, flip] = drawn[row] as [number, number, number, number, number];
    const share = 1 - 0.8 * area;
    const aspect = 2 ** (2 * stretch - 1);
    const across = Math.min(1, Math.sqrt(share * aspect));
    const down = Math.min(1, Math.sqrt(share / aspect));
    flips += flip < 0.5 ? 1 : 0;
    found[row]!.forEach((value, pixel) => {
      const column = pixel % WIDTH;
      const x = ((1 - across) * left + across * (column + 0.5) / WIDTH) * WIDTH - 0.5;
      const y = ((1 - down) * top + down * (Math.floor(pixel / WIDTH) + 0.5) / HEIGHT) * HEIGHT -
        0.5;
      const fromX = flip < 0.5 ? WIDTH - 1 - x : x;
      assertAlmostEquals(value, at(image, fromX, y, "edge"), 1e-5);
    });
  });
  assert(flips > 0 && flips < ROWS);
});

Deno.test("erase paints one rectangle, no larger than its bound, into some images", () => {
  const { found, drawn } = changed(erase({ chance: 0.5, area: 0.3, brightness: 1 }, SHAPE));
  const painted = found.map((row) => [...row.keys()].filter((pixel) => row[pixel] === 1));
  painted.forEach((pixels, row) => {
    if (drawn[row]![0]! >= 0.5) return assertEquals(found[row], images[row]);
    const columns = pixels.map((pixel) => pixel % WIDTH);
    const rows = pixels.map((pixel) => Math.floor(pixel / WIDTH));
    const sides = [columns, rows].map((its) => new Set(its).size);
    assertEquals(pixels.length, sides[0]! * sides[1]!);
    // Middles of pixels: a side holds up to one more than its length.
    const [area, shape] = [0.3 * drawn[row]![1]!, (10 / 3) ** (2 * drawn[row]![2]! - 1)];
    assert(Math.abs(sides[0]! - WIDTH * Math.min(1, Math.sqrt(area * shape))) <= 1);
    assert(Math.abs(sides[1]! - HEIGHT * Math.min(1, Math.sqrt(area / shape))) <= 1);
    const rest = [...images[row]!.keys()].filter((pixel) => !pixels.includes(pixel));
    assertEquals(rest.map((pixel) => found[row]![pixel]), rest.map((pixel) => images[row]![pixel]));
  });
  assert(painted.filter((pixels) => pixels.length > 0).length >= 2);
});
