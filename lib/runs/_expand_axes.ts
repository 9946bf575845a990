import { ConfigError } from "../parts/mod.ts";
import { type Draft, withValue } from "./_draft.ts";
import type { SweepAxis } from "./_sweep_axes.ts";
import type { Point } from "./config_value.ts";
import type { SweptValues } from "./swept.ts";

/** A set-up's configuration at one point of its axes. */
export interface PlacedDraft {
  readonly draft: Draft;
  readonly point: Point;
}

/**
 * Every point of a set-up's axes: each value of one with each of another, zipped ones walked together.
 * An axis is asked after those of shorter paths have been set, since a part decides its options.
 *
 * @param isZipped Whether an axis is walked together with the others of its kind: choices, or conditions.
 *
 * @throws {ConfigError} For an interval, and for zipped axes of different lengths.
 */
export function expandAxes(
  draft: Draft,
  axes: readonly SweepAxis[],
  isZipped: (axis: SweepAxis) => boolean = () => false,
): PlacedDraft[] {
  const start: PlacedDraft[] = [{ draft, point: {} }];
  const walked = axes.map((axis): WalkedAxis => {
    if (!isZipped(axis)) return { ...axis, group: "zip" };
    return {
      ...axis,
      group: axis.isCondition ? "conditions" : "axes",
      of(at) {
        const swept = axis.of(at);
        return swept?.kind === "values" ? { ...swept, zipped: true } : swept;
      },
    };
  });
  return walked.reduce(
    (placed, axis) => placed.flatMap((each) => along(axis, walked, each)),
    start,
  );
}

interface WalkedAxis extends SweepAxis {
  /** Axes are walked together within a group. */
  readonly group: "zip" | "conditions" | "axes";
}

function along(axis: WalkedAxis, axes: readonly WalkedAxis[], placed: PlacedDraft): PlacedDraft[] {
  const swept = valuesOf(axis, placed.draft);
  if (swept === undefined || axis.path in placed.point) return [placed];
  const together = swept.zipped
    ? axes.flatMap((other) => {
      const own = valuesOf(other, placed.draft);
      return own?.zipped && other.group === axis.group
        ? [{ path: other.path, values: own.values }]
        : [];
    })
    : [{ path: axis.path, values: swept.values }];
  checkLengths(together);
  return swept.values.map((_, index) =>
    together.reduce<PlacedDraft>(({ draft, point }, { path, values }) => {
      const value = values[index] ?? null;
      return { draft: withValue(draft, path, value), point: { ...point, [path]: value } };
    }, placed)
  );
}

function valuesOf({ path, isCondition, of }: SweepAxis, draft: Draft): SweptValues | undefined {
  const swept = of(draft);
  if (swept?.kind !== "interval") return swept;
  throw new ConfigError(`set-up ${draft["setup"]}`, [{
    path,
    found: `interval(${swept.low},${swept.high})`,
    allowed: isCondition
      ? "values, since it is a condition to compare under and not searched"
      : "values, since a grid has no others; an interval needs a search such as search=random",
  }]);
}

function checkLengths(
  zipped: readonly { readonly path: string; readonly values: readonly unknown[] }[],
): void {
  const [first, ...others] = zipped;
  const other = others.find(({ values }) => values.length !== first?.values.length);
  if (first === undefined || other === undefined) return;
  throw new ConfigError("the sweep", [{
    path: other.path,
    found: `${other.values.length} values`,
    allowed: `as long as ${first.path}, with which it is zipped: ${first.values.length} values`,
  }]);
}
