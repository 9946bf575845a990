import { type Axis, placeOn, pointAt } from "./_axis.ts";
import { parzenEstimator } from "./_parzen_estimator.ts";
import type { KnownPoint, SearchRequest } from "./_search_request.ts";
import { sobolCoordinates } from "./_sobol_coordinates.ts";
import { keyOf, untriedPoints } from "./_untried_points.ts";
import type { SearchPoint } from "./search_space.ts";

/** Points with a score before any is learned from. */
const STARTUP = 10;
const CANDIDATES = 24;
const GOOD_SHARE = 0.1;
const MOST_GOOD = 25;

/** The tree-structured Parzen estimator; `propose()` describes it. */
export function tpePoints({ axes, streams, known, count }: SearchRequest): SearchPoint[] {
  const coordinatesAt = sobolCoordinates(axes.length, streams);
  const all = [...known];
  const points: SearchPoint[] = [];
  while (points.length < count) {
    const tried = new Set(all.map(({ key }) => key));
    const learned = all.filter(({ score }) => score !== undefined).length < STARTUP
      ? undefined
      : likeliest(axes, all, tried, streams.open("search", `tpe/${all.length}`));
    const point = learned ?? untriedPoints({ axes, coordinatesAt, tried, count: 1 })[0];
    if (point === undefined) break;
    points.push(point);
    all.push({ key: keyOf(axes, point), coordinates: placeOn(axes, point), score: undefined });
  }
  return points;
}

/** The candidate with the largest l / g; undefined where all of them were tried. */
function likeliest(
  axes: readonly Axis[],
  known: readonly KnownPoint[],
  tried: ReadonlySet<string>,
  prng: () => number,
): SearchPoint | undefined {
  const { good, bad } = split(known);
  const [likely, unlikely] = [parzenEstimator(axes, good), parzenEstimator(axes, bad)];
  let best: { point: SearchPoint; gain: number } | undefined;
  for (let candidate = 0; candidate < CANDIDATES; candidate++) {
    const coordinates = likely.draw(prng);
    const point = pointAt(axes, coordinates);
    const gain = likely.logDensity(coordinates) - unlikely.logDensity(coordinates);
    if (!tried.has(keyOf(axes, point)) && !(best && best.gain >= gain)) best = { point, gain };
  }
  return best?.point;
}

/** Coordinates of the best of those with a score, and of all others; ties in the order of the keys. */
function split(known: readonly KnownPoint[]) {
  const sorted = known.toSorted((a, b) => a.key < b.key ? -1 : 1);
  const scored = sorted.filter(({ score }) => score !== undefined)
    .sort((a, b) => b.score! - a.score!);
  const count = Math.min(Math.ceil(GOOD_SHARE * scored.length), MOST_GOOD);
  const open = sorted.filter(({ score }) => score === undefined);
  const coordinates = [...scored, ...open].map((point) => point.coordinates);
  return { good: coordinates.slice(0, count), bad: coordinates.slice(count) };
}
