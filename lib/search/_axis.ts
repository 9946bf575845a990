import { clamp, openScale } from "./_scale.ts";
import type {
  ChoiceDimension,
  FloatDimension,
  IntDimension,
  SearchDimension,
  SearchPoint,
  SearchSpace,
  SearchValue,
} from "./search_space.ts";

/** One dimension of a space, as the interval [0, 1]. */
export interface Axis {
  readonly path: string;
  readonly kind: SearchDimension["kind"];
  /** How many values it has; infinite for a float. */
  readonly levels: number;
  /** The values one after another, from 0 to `levels` - 1. */
  nth(level: number): SearchValue;
  /** A value's coordinate, within its cell; undefined for what is not one of the axis's values. */
  place(value: SearchValue | undefined): number | undefined;
  /** The value whose cell holds the coordinate. */
  valueAt(coordinate: number): SearchValue;
  /** Where the cell begins and ends; a float's is a point. */
  cellAt(coordinate: number): readonly [number, number];
}

/**
 * A space's axes in alphabetical order of their paths.
 *
 * @throws {RangeError} when there are none, or one's bounds or values leave nothing to search
 */
export function openAxes(space: SearchSpace): Axis[] {
  const paths = Object.keys(space).sort();
  if (paths.length === 0) {
    throw new RangeError("Cannot search: the space must have at least 1 dimension, found none");
  }
  return paths.map((path) => openAxis(path, space[path]!));
}

/**
 * A point's coordinates, one an axis.
 *
 * @throws {RangeError} when a value is missing or not one of its axis
 */
export function placeOn(axes: readonly Axis[], point: SearchPoint): number[] {
  return axes.map(({ path, place }) => {
    const coordinate = place(point[path]);
    if (coordinate === undefined) {
      throw new RangeError(
        `Cannot place a point: ${path} must lie in the space, found ${JSON.stringify(point[path])}`,
      );
    }
    return coordinate;
  });
}

/** The point at the coordinates, one an axis. */
export function pointAt(axes: readonly Axis[], coordinates: readonly number[]): SearchPoint {
  return Object.fromEntries(
    axes.map(({ path, valueAt }, index) => [path, valueAt(coordinates[index]!)]),
  );
}

function openAxis(path: string, dimension: SearchDimension): Axis {
  switch (dimension.kind) {
    case "float":
      return { path, ...floatAxis(path, dimension) };
    case "int":
      return { path, ...intAxis(path, dimension) };
    case "choice":
      return { path, ...choiceAxis(path, dimension) };
  }
}

function floatAxis(path: string, { low, high, log = false }: FloatDimension): Omit<Axis, "path"> {
  checkBounds(path, low, high, log ? { least: Number.MIN_VALUE, above: "above 0" } : {});
  const scale = openScale(low, high, log);
  return {
    kind: "float",
    levels: Infinity,
    nth: () => low,
    place: (value) =>
      typeof value === "number" && low <= value && value <= high ? scale.place(value) : undefined,
    valueAt: (coordinate) => clamp(scale.valueAt(coordinate), low, high),
    cellAt: (coordinate) => [coordinate, coordinate],
  };
}

/** Each whole number has the cell from half below it to half above it. */
function intAxis(path: string, { low, high, log = false }: IntDimension): Omit<Axis, "path"> {
  const wrong = [low, high].find((bound) => !Number.isSafeInteger(bound));
  if (wrong !== undefined) {
    throw new RangeError(
      `Cannot search ${path}: bounds of an int must be whole numbers, found ${wrong}`,
    );
  }
  checkBounds(path, low, high, log ? { least: 1, above: "1 or above" } : {});
  const scale = openScale(low - 0.5, high + 0.5, log);
  const valueAt = (coordinate: number) => clamp(Math.round(scale.valueAt(coordinate)), low, high);
  return {
    kind: "int",
    levels: high - low + 1,
    nth: (level) => low + level,
    place: (value) =>
      Number.isInteger(value) && low <= Number(value) && Number(value) <= high
        ? scale.place(Number(value))
        : undefined,
    valueAt,
    cellAt(coordinate) {
      const value = valueAt(coordinate);
      return [scale.place(value - 0.5), scale.place(value + 0.5)];
    },
  };
}

function choiceAxis(path: string, { values }: ChoiceDimension): Omit<Axis, "path"> {
  if (values.length === 0 || new Set(values).size < values.length) {
    throw new RangeError(
      `Cannot search ${path}: a choice needs at least 1 value and each once, found ${
        JSON.stringify(values)
      }`,
    );
  }
  const indexAt = (coordinate: number) =>
    clamp(Math.floor(coordinate * values.length), 0, values.length - 1);
  return {
    kind: "choice",
    levels: values.length,
    nth: (level) => values[level]!,
    place(value) {
      const index = value === undefined ? -1 : values.indexOf(value);
      return index < 0 ? undefined : (index + 0.5) / values.length;
    },
    valueAt: (coordinate) => values[indexAt(coordinate)]!,
    cellAt: (coordinate) => [
      indexAt(coordinate) / values.length,
      (indexAt(coordinate) + 1) / values.length,
    ],
  };
}

function checkBounds(
  path: string,
  low: number,
  high: number,
  { least = -Number.MAX_VALUE, above = "finite" },
): void {
  if (!(least <= low)) {
    throw new RangeError(`Cannot search ${path}: low must be ${above}, found ${low}`);
  }
  if (!(low < high && high <= Number.MAX_VALUE)) {
    throw new RangeError(
      `Cannot search ${path}: low must be below high and both finite, found ${low} and ${high}`,
    );
  }
}
