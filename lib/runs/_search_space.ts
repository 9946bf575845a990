import type { SearchDimension, SearchPoint, SearchSpace, SearchValue } from "../search/mod.ts";
import { configKey } from "./_config_key.ts";
import type { ConfigValue, Point } from "./config_value.ts";
import type { PlannedSetup } from "./sweep_plan.ts";
import type { Swept } from "./swept.ts";

/** A set-up's axes as a search takes them: values by their number, numbers in rising order. */
export interface AxesSpace {
  /** Without axes of a single value, on which there is nothing to search. */
  readonly space: SearchSpace;
  toSearch(point: Point): SearchPoint;
  fromSearch(point: SearchPoint): Point;
}

export function axesSpace({ axes }: PlannedSetup): AxesSpace {
  const listed = Object.fromEntries(
    Object.entries(axes).map(([path, swept]) => [path, listOf(swept)]),
  );
  const space = Object.fromEntries(
    Object.entries(axes).flatMap(([path, swept]) => {
      const dimension = dimensionOf(swept, listed[path]);
      return dimension === undefined ? [] : [[path, dimension]];
    }),
  );
  const each = <Value>(turn: (path: string, list: readonly ConfigValue[] | undefined) => Value) =>
    Object.entries(listed).map(([path, list]) => [path, turn(path, list)] as const);
  return {
    space,
    toSearch: (point) =>
      Object.fromEntries(
        each((path, list) => numberOf(point[path] ?? null, list)).filter(([path]) => path in space),
      ),
    fromSearch: (point) =>
      Object.fromEntries(
        each((path, list) => list === undefined ? point[path] ?? null : valueOf(point[path], list)),
      ),
  };
}

/** The values of an axis that lists them, each once; nothing for an interval. */
function listOf(swept: Swept): readonly ConfigValue[] | undefined {
  if (swept.kind === "interval") return undefined;
  const values = [...new Map(swept.values.map((value) => [configKey(value), value])).values()];
  return areNumbers(values) ? Array.from(values).sort((a, b) => a - b) : values;
}

function areNumbers(values: readonly ConfigValue[]): values is readonly number[] {
  return values.every((value) => typeof value === "number");
}

function dimensionOf(swept: Swept, list: readonly ConfigValue[] | undefined) {
  if (swept.kind === "interval") {
    const { low, high, log, whole } = swept;
    return { kind: whole ? "int" : "float", low, high, log } satisfies SearchDimension;
  }
  if (list === undefined || list.length < 2) return undefined;
  const last = list.length - 1;
  // Numbers have an order that a search can learn from; words have none.
  return areNumbers(list)
    ? { kind: "int", low: 0, high: last } satisfies SearchDimension
    : { kind: "choice", values: [...list.keys()] } satisfies SearchDimension;
}

function numberOf(value: ConfigValue, list: readonly ConfigValue[] | undefined): SearchValue {
  if (list === undefined) return typeof value === "object" ? null : value;
  return list.findIndex((each) => configKey(each) === configKey(value));
}

function valueOf(number: SearchValue | undefined, list: readonly ConfigValue[]): ConfigValue {
  return list[Number(number ?? 0)] ?? null;
}
