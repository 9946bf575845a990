import { escapeHtml } from "./escape_html.ts";
import { encodePng } from "./encode_png.ts";
import { lightTheme } from "./theme.ts";

/** Images to show, as a data set holds them. */
export interface GalleryImages {
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Brightness 0-255, `[count, height * width * channels]`. */
  readonly pixels: Uint8Array;
  /** Class index of each image, `[count]`. */
  readonly labels: Int32Array;
  /** Class names. */
  readonly classes: readonly string[];
}

export interface GalleryRow {
  /** Index of the query. */
  readonly query: number;
  /** Indices of its neighbors, nearest first. */
  readonly neighbors: ArrayLike<number>;
}

export interface NeighborGalleryOptions {
  readonly images: GalleryImages;
  readonly rows: readonly GalleryRow[];
  /** Height of an image on the page, in pixels; default 56. */
  readonly size?: number;
}

const gap = 8;
const queryGap = 20;
const captionHeight = 14;
const [right, wrong] = [lightTheme.series[0]!, lightTheme.series[1]!];

/**
 * A row of images a query: the query, then its nearest neighbors, as one SVG that loads nothing. A
 * neighbor of the query's class has a solid blue frame, another a dashed orange one and its class beneath.
 */
export function neighborGallery({ images, rows, size = 56 }: NeighborGalleryOptions): string {
  const width = size * images.shape[1] / images.shape[0];
  const columns = Math.max(0, ...rows.map((row) => row.neighbors.length));
  const rowHeight = size + captionHeight + gap;
  const pictures = rows.flatMap(({ query, neighbors }, row) => {
    const y = gap + row * rowHeight;
    const place = { y, width, size };
    return [
      image(images, query, { ...place, x: gap }),
      caption(className(images, query), { ...place, x: gap }),
      ...Array.from(neighbors, (neighbor, rank) => {
        const x = gap + width + queryGap + rank * (width + gap);
        const isRight = images.labels[neighbor] === images.labels[query];
        return image(images, neighbor, { ...place, x }) + frame(isRight, { ...place, x }) +
          (isRight ? "" : caption(className(images, neighbor), { ...place, x }));
      }),
    ];
  });
  const total = 2 * gap + width + queryGap + columns * (width + gap) - gap;
  const height = gap + rows.length * rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="${height}" ` +
    `viewBox="0 0 ${total} ${height}" role="img" aria-label="Queries and their nearest neighbors">` +
    `<rect width="100%" height="100%" fill="${lightTheme.background}"/>\n` +
    `${pictures.join("\n")}\n</svg>\n`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

function image({ shape, pixels }: GalleryImages, index: number, { x, y, width, size }: Place) {
  const length = shape[0] * shape[1] * shape[2];
  const png = encodePng({ shape, pixels: pixels.subarray(index * length, (index + 1) * length) });
  return `<image x="${x}" y="${y}" width="${width}" height="${size}" ` +
    `style="image-rendering:pixelated" href="data:image/png;base64,${png.toBase64()}"/>`;
}

function frame(isRight: boolean, { x, y, width, size }: Place): string {
  const stroke = isRight ? `stroke="${right}"` : `stroke="${wrong}" stroke-dasharray="5 3"`;
  return `<rect x="${x - 1.5}" y="${y - 1.5}" width="${width + 3}" height="${size + 3}" ` +
    `fill="none" stroke-width="3" ${stroke}/>`;
}

function caption(text: string, { x, y, width, size }: Place): string {
  return `<text x="${x + width / 2}" y="${y + size + captionHeight - 1}" text-anchor="middle" ` +
    `font-family="Helvetica, Arial, sans-serif" font-size="11" fill="${lightTheme.text}">` +
    `${escapeHtml(text)}</text>`;
}

function className({ labels, classes }: GalleryImages, index: number): string {
  return classes[labels[index]!] ?? `${labels[index]}`;
}
