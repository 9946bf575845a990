import { mean } from "../statistics/mod.ts";
import { configKey } from "./_config_key.ts";
import type { Point } from "./config_value.ts";

/** One point of a set-up's axes, with a validation score for each of its trials. */
export interface Candidate {
  readonly point: Point;
  readonly validation: readonly number[];
}

/** The point chosen on validation data. */
export interface Selected {
  readonly point: Point;
  /**
   * Axes on which its value is the least or the greatest number tried, of at least two: a better one may
   * lie beyond.
   */
  readonly atEdge: readonly string[];
}

/** Chooses the point with the highest mean validation score; of equals, the one of smaller values. */
export function selectPoint(candidates: readonly Candidate[]): Selected | undefined {
  const measured = candidates.filter(({ validation }) => validation.length > 0);
  const sorted = measured.toSorted((a, b) => comparePoints(a.point, b.point));
  const scores = sorted.map(({ validation }) => mean(validation));
  const chosen = sorted[scores.indexOf(Math.max(...scores))]?.point;
  if (chosen === undefined) return undefined;
  const points = sorted.map(({ point }) => point);
  return {
    point: chosen,
    atEdge: Object.keys(chosen).filter((axis) => isEdge(axis, chosen, points)),
  };
}

function isEdge(axis: string, { [axis]: value }: Point, points: readonly Point[]): boolean {
  const tried = points.flatMap(({ [axis]: each }) => typeof each === "number" ? [each] : []);
  const [least, most] = [Math.min(...tried), Math.max(...tried)];
  return least < most && (value === least || value === most);
}

function comparePoints(a: Point, b: Point): number {
  for (const axis of Object.keys(a)) {
    const [x = null, y = null] = [a[axis], b[axis]];
    if (typeof x === "number" && typeof y === "number") {
      if (x !== y) return x - y;
    } else {
      const [left, right] = [configKey(x), configKey(y)];
      if (left !== right) return left < right ? -1 : 1;
    }
  }
  return 0;
}
