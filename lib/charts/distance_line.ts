import type { TopLevelSpec } from "vega-lite";
import { imageAddress } from "./_image_address.ts";
import type { GalleryImages } from "./neighbor_gallery.ts";
import type { LayerSpec } from "./_spec.ts";
import { lightTheme, themeConfig } from "./theme.ts";

/** A stretch of the line with a name, e.g. where a miner looks. */
export interface DistanceZone {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface DistanceLineOptions {
  readonly images: GalleryImages;
  /** Index of the image from which distances are measured. */
  readonly anchor: number;
  /** Distance of every image from the anchor, `[count]`. */
  readonly distances: ArrayLike<number>;
  readonly zones?: readonly DistanceZone[];
  readonly title: string;
}

const width = 640;
const thumbnail = 20;
const rowHeight = 23;

/**
 * All images of a batch on a line, by their distance from one of them: its own class above, other classes
 * below, each image where it lies; where two would overlap, one moves down a row.
 */
export function distanceLine(
  { images, anchor, distances, zones = [], title }: DistanceLineOptions,
): TopLevelSpec {
  const others = [...images.labels.keys()].filter((index) => index !== anchor)
    .toSorted((a, b) => distances[a]! - distances[b]!);
  const isPositive = (index: number) => images.labels[index] === images.labels[anchor];
  const ends = [...others.map((index) => distances[index]!), ...zones.map(({ to }) => to)];
  const top = 1.03 * Math.max(...ends);
  const gap = 1.1 * thumbnail * top / width;
  const positives = placed(others.filter(isPositive), distances, gap);
  const negatives = placed(others.filter((index) => !isPositive(index)), distances, gap);
  const above = Math.max(...positives.map(({ row }) => row), 0) + 1;
  const below = Math.max(...negatives.map(({ row }) => row), 0) + 1;
  const height = (above + below) * rowHeight + 12;
  const values = [
    ...positives.map(({ index, row }) => ({ index, y: (above - row - 0.5) * rowHeight })),
    ...negatives.map(({ index, row }) => ({ index, y: 12 + (above + row + 0.5) * rowHeight })),
  ].map(({ index, y }) => ({
    d: rounded(distances[index]!),
    y,
    url: imageAddress(images, index),
    class: isPositive(index) ? "same class" : "another",
  }));
  const y = { field: "y", type: "quantitative" as const, axis: null };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: { text: title, anchor: "start" },
    width,
    height,
    encoding: {
      x: {
        field: "d",
        type: "quantitative",
        scale: { domain: [0, rounded(top)], nice: false },
        axis: { title: "distance from the anchor; above, its own class", grid: false },
      },
    },
    layer: [
      ...zoneLayers(zones),
      {
        data: { values },
        mark: { type: "square", size: (thumbnail + 4) ** 2, opacity: 1 },
        encoding: {
          y: { ...y, scale: { domain: [height, 0], nice: false, zero: false } },
          color: {
            field: "class",
            type: "nominal",
            scale: { domain: ["same class", "another"], range: [...lightTheme.series.slice(0, 2)] },
            legend: { title: null, orient: "right" },
          },
        },
      },
      {
        data: { values },
        mark: { type: "image", width: thumbnail, height: thumbnail },
        encoding: { y, url: { field: "url" } },
      },
    ],
    config: { ...themeConfig(lightTheme), aria: false },
  };
}

/** The first row in which an image touches none that is nearer. */
function placed(
  indices: readonly number[],
  distances: ArrayLike<number>,
  gap: number,
): { index: number; row: number }[] {
  const ends: number[] = [];
  return indices.map((index) => {
    const distance = distances[index]!;
    const free = ends.findIndex((end) => distance - end >= gap);
    const row = free < 0 ? ends.length : free;
    ends[row] = distance;
    return { index, row };
  });
}

function zoneLayers(zones: readonly DistanceZone[]): LayerSpec[] {
  if (zones.length === 0) return [];
  const values = zones.map(({ name, from, to }, index) => ({
    name,
    d: rounded(from),
    to: rounded(to),
    opacity: index % 2 === 0 ? 0.22 : 0.1,
  }));
  return [
    {
      data: { values },
      mark: { type: "rect", color: lightTheme.muted },
      encoding: {
        x2: { field: "to" },
        y: { value: 0 },
        y2: { value: "height" },
        opacity: { field: "opacity", type: "quantitative", scale: null },
      },
    },
    {
      data: { values },
      mark: { type: "text", align: "left", baseline: "bottom", dx: 3, fontWeight: "bold" },
      encoding: { y: { value: -2 }, text: { field: "name" } },
    },
  ];
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
