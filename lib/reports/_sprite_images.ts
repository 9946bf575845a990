import { encodePng, type GalleryImages } from "../charts/mod.ts";
import type { Dataset } from "../data/mod.ts";
import type { SpriteSheet } from "./report.ts";

// Larger images are drawn from every so manieth pixel: a page shows them no larger.
const most = 48;
const columns = 25;

/** Some images of a data set, no larger than a page shows them, `[rows.length]`. */
export function imagesAt(
  { shape: [height, width, channels], pixels, labels, classes }: Dataset,
  rows: ArrayLike<number>,
): GalleryImages {
  const step = Math.ceil(Math.max(height, width) / most);
  const [high, wide] = [Math.ceil(height / step), Math.ceil(width / step)];
  const size = high * wide * channels;
  const taken = new Uint8Array(rows.length * size);
  for (let place = 0; place < rows.length; place++) {
    for (let y = 0; y < high; y++) {
      for (let x = 0; x < wide; x++) {
        const from = ((rows[place]! * height + y * step) * width + x * step) * channels;
        taken.set(pixels.subarray(from, from + channels), place * size + (y * wide + x) * channels);
      }
    }
  }
  return {
    shape: [high, wide, channels],
    pixels: taken,
    labels: Int32Array.from({ length: rows.length }, (_, place) => labels[rows[place]!]!),
    classes,
  };
}

/** All images in one picture, row by row. */
export function spriteSheet(
  { shape: [height, width, channels], pixels, labels }: GalleryImages,
): SpriteSheet {
  const rows = Math.ceil(labels.length / columns);
  const sheet = new Uint8Array(rows * height * columns * width * channels);
  const line = width * channels;
  for (let index = 0; index < labels.length; index++) {
    const [row, column] = [Math.floor(index / columns), index % columns];
    for (let y = 0; y < height; y++) {
      const from = (index * height + y) * line;
      sheet.set(pixels.subarray(from, from + line), ((row * height + y) * columns + column) * line);
    }
  }
  const picture = encodePng({ shape: [rows * height, columns * width, channels], pixels: sheet });
  return {
    address: `data:image/png;base64,${picture.toBase64()}`,
    columns,
    rows,
    cell: [height, width],
  };
}
