import type { Point } from "./config_value.ts";

/** A point in two: the circumstances it was run under, and what was chosen among. */
export interface SplitPoint {
  readonly condition: Point;
  readonly choice: Point;
}

/** Parts a point's conditions, named by their paths, from the rest. */
export function splitPoint(point: Point, conditions: readonly string[] = []): SplitPoint {
  const parted = (isCondition: boolean) =>
    Object.fromEntries(
      Object.entries(point).filter(([path]) => conditions.includes(path) === isCondition),
    );
  return { condition: parted(true), choice: parted(false) };
}

/** A condition and what is chosen under it as one point, parts before their options. */
export function joinPoint({ condition, choice }: SplitPoint): Point {
  const depth = ([path]: readonly [string, unknown]) => path.split(".").length;
  const entries = [...Object.entries(condition), ...Object.entries(choice)];
  return Object.fromEntries(entries.toSorted((a, b) => depth(a) - depth(b)));
}
