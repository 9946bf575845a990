import { type Axis, pointAt } from "./_axis.ts";
import type { SearchPoint } from "./search_space.ts";

/** More candidates than this are looked at only where a finite space is to be used up. */
const MOST = 2 ** 20;

/**
 * The first points of a sequence that are not among the tried ones, each once; fewer than asked for
 * where the space has no more.
 */
export function untriedPoints(
  { axes, coordinatesAt, tried, count }: {
    readonly axes: readonly Axis[];
    /** The sequence. */
    coordinatesAt(index: number): readonly number[];
    /** By {@linkcode keyOf}. */
    readonly tried: Iterable<string>;
    readonly count: number;
  },
): SearchPoint[] {
  const seen = new Set(tried);
  const points: SearchPoint[] = [];
  if (count === 0) return points;
  for (const point of candidates(axes, coordinatesAt)) {
    const key = keyOf(axes, point);
    if (!seen.has(key)) points.push(point);
    seen.add(key);
    if (points.length === count) break;
  }
  return points;
}

/** The sequence; then, so that a small space is used up, all its points one after another. */
function* candidates(
  axes: readonly Axis[],
  coordinatesAt: (index: number) => readonly number[],
): Generator<SearchPoint> {
  const size = axes.reduce((product, { levels }) => product * levels, 1);
  for (let index = 0; index < Math.min(4 * size, MOST); index++) {
    yield pointAt(axes, coordinatesAt(index));
  }
  for (let index = 0; index < (size <= MOST ? size : 0); index++) {
    let rest = index;
    yield Object.fromEntries(axes.map(({ path, levels, nth }) => {
      const level = rest % levels;
      rest = Math.floor(rest / levels);
      return [path, nth(level)];
    }));
  }
}

/** Tells points of the axes apart, however their paths are ordered. */
export function keyOf(axes: readonly Axis[], point: SearchPoint): string {
  return JSON.stringify(axes.map(({ path }) => point[path]));
}
