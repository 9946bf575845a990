import type { TopLevelSpec } from "vega-lite";
import { frame } from "./_frame.ts";
import { imageAddress } from "./_image_address.ts";
import { seriesChannels } from "./_series_channels.ts";
import type { LayerSpec, PanelSpec } from "./_spec.ts";
import type { GalleryImages } from "./neighbor_gallery.ts";
import { lightTheme } from "./theme.ts";

/** Where the images lie at one moment, or by one encoder. */
export interface EmbeddingPanel {
  readonly title: string;
  /** A point in the plane for each image, `[count, 2]`, row by row. */
  readonly positions: ArrayLike<number>;
}

/** What was embedded: a class for each, and the images, if they are to be drawn. */
export type EmbeddedImages =
  & Pick<GalleryImages, "labels" | "classes">
  & Partial<Pick<GalleryImages, "shape" | "pixels">>;

export interface EmbeddingMapOptions {
  /** Colored by class: a test part, or a sample of it. */
  readonly images: EmbeddedImages;
  readonly panels: readonly EmbeddingPanel[];
  readonly title?: string;
  /** How the planes came about, in a sentence. */
  readonly subtitle?: string;
  /** Side of a panel in pixels. Default: 260. */
  readonly size?: number;
  /** How many images are drawn in a panel, where there is room for them. Default: 40. */
  readonly thumbnails?: number;
  /** One scale for all panels, so that movement shows; or each its own. Default: false. */
  readonly sharedScale?: boolean;
  /** Panels a row. Default: 4. */
  readonly columns?: number;
}

const thumbnailSize = 18;
// Beyond, classes share colors and shapes, and a legend would claim to tell them apart.
const mostNamed = 12;

/**
 * Embeddings as maps: every image a dot in the color of its class, and some of the images themselves, spread
 * so that none hides another. A unit is as long across as up, since distances are what one looks for.
 *
 * @throws {TypeError} If a panel does not have two numbers for each image.
 */
export function embeddingMap(
  options: EmbeddingMapOptions,
): TopLevelSpec {
  const { images, panels, title = "Embeddings", subtitle } = options;
  const { size = 260, thumbnails = 40, sharedScale = false, columns = 4 } = options;
  const wrong = panels.find(({ positions }) => positions.length !== 2 * images.labels.length);
  if (wrong !== undefined) {
    throw new TypeError(
      `Cannot draw embeddings: needs two numbers for each of ${images.labels.length} images, found ` +
        `${wrong.positions.length} in "${wrong.title}"`,
    );
  }
  const together = squareAround(panels.flatMap(({ positions }) => Array.from(positions)));
  const { config, ...rest } = frame(title, subtitle === undefined ? [] : [subtitle]);
  return {
    ...rest,
    config: { ...config, aria: false },
    columns,
    spacing: 16,
    concat: panels.map((panel) =>
      mapPanel(panel, {
        images,
        size,
        thumbnails,
        square: sharedScale ? together : squareAround(Array.from(panel.positions)),
      })
    ),
  };
}

interface Square {
  readonly x: [number, number];
  readonly y: [number, number];
}

/** The smallest square around all points, a little wider. */
function squareAround(positions: readonly number[]): Square {
  const range = (axis: 0 | 1) => {
    const values = positions.filter((_, place) => place % 2 === axis);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [x, y] = [range(0), range(1)];
  const half = 0.54 * Math.max(x[1] - x[0], y[1] - y[0], 1e-6);
  const around = ([low, high]: readonly [number, number]): [number, number] => {
    const middle = (low + high) / 2;
    return [rounded(middle - half), rounded(middle + half)];
  };
  return { x: around(x), y: around(y) };
}

interface MapStyle {
  readonly images: EmbeddedImages;
  readonly size: number;
  readonly thumbnails: number;
  readonly square: Square;
}

function mapPanel({ title, positions }: EmbeddingPanel, style: MapStyle): PanelSpec {
  const { images, size, square } = style;
  const points = Array.from(images.labels, (label, index) => ({
    x: rounded(positions[2 * index]!),
    y: rounded(positions[2 * index + 1]!),
    class: images.classes[label] ?? String(label),
  }));
  const classes = [...new Set(images.labels)].toSorted((a, b) => a - b)
    .map((label) => images.classes[label] ?? String(label));
  const { color, shape } = seriesChannels(classes, {
    field: "class",
    legend: classes.length <= mostNamed ? { title: "class" } : null,
  });
  const axis = (domain: [number, number], field: "x" | "y") => ({
    field,
    type: "quantitative" as const,
    scale: { domain, nice: false, zero: false },
    axis: { title: null, labels: false, ticks: false, grid: false, domain: false },
  });
  return {
    width: size,
    height: size,
    title: { text: title, anchor: "start", frame: "group", fontSize: 12, offset: 6 },
    view: { stroke: lightTheme.grid },
    encoding: { x: axis(square.x, "x"), y: axis(square.y, "y") },
    layer: [
      {
        data: {
          values: csv(points),
          format: { type: "csv", parse: { x: "number", y: "number", class: "string" } },
        },
        mark: { type: "point", filled: true, size: 16, opacity: 0.75, clip: true },
        encoding: { color, shape, tooltip: { field: "class", type: "nominal" } },
      },
      ...thumbnailLayers(points, style),
    ],
  };
}

function thumbnailLayers(
  points: readonly { x: number; y: number }[],
  { images: { shape, pixels }, size, thumbnails, square }: MapStyle,
): LayerSpec[] {
  if (shape === undefined || pixels === undefined) return [];
  const apart = 1.15 * thumbnailSize * (square.x[1] - square.x[0]) / size;
  const drawn: { x: number; y: number; url: string }[] = [];
  for (const [index, { x, y }] of points.entries()) {
    if (drawn.length >= thumbnails) break;
    const free = drawn.every((other) =>
      Math.max(Math.abs(other.x - x), Math.abs(other.y - y)) > apart
    );
    if (free) drawn.push({ x, y, url: imageAddress({ shape, pixels }, index) });
  }
  return [{
    data: { values: drawn },
    mark: { type: "image", width: thumbnailSize, height: thumbnailSize, opacity: 0.9 },
    encoding: { url: { field: "url" } },
  }];
}

/** Far smaller in a file than a list of records is. */
function csv(points: readonly { x: number; y: number; class: string }[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return ["x,y,class", ...points.map((point) => `${point.x},${point.y},${quoted(point.class)}`)]
    .join("\n");
}

/** Enough digits for the eye. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
