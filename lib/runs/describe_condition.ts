import { axisName } from "./axis_name.ts";
import type { Point } from "./config_value.ts";

/** A condition in words, each value behind its name: `labelNoise 0.2`; empty for none. */
export function describeCondition(condition: Point, conditions: readonly string[]): string {
  return Object.entries(condition).map(([path, value]) =>
    `${axisName(path, conditions)} ${typeof value === "object" ? JSON.stringify(value) : value}`
  ).join(", ");
}
