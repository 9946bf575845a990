import { axisName } from "./axis_name.ts";
import type { ConfigValue, Point } from "./config_value.ts";

/** A point in words: the value alone, where there is one axis; else each behind its axis' name. */
export function describePoint(point: Point, axes: readonly string[]): string {
  const values = Object.entries(point);
  if (axes.length === 1) return values.map(([, value]) => describeValue(value)).join();
  return values.map(([path, value]) => `${axisName(path, axes)} ${describeValue(value)}`).join(
    ", ",
  );
}

/** A drawn number with four digits, as in the trial's id. */
function describeValue(value: ConfigValue): string {
  if (typeof value === "number") return String(Number(value.toPrecision(4)));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
