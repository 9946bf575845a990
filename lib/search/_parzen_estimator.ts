import { integerBelow, normal, type Prng } from "../random/mod.ts";
import { normalProbability } from "../statistics/mod.ts";
import type { Axis } from "./_axis.ts";

/** A density over the unit cube of some axes. */
export interface ParzenEstimator {
  /** Coordinates drawn from the density. */
  draw(prng: Prng): number[];
  /** Logarithm of the density at coordinates; of a whole number or a choice, its probability. */
  logDensity(coordinates: readonly number[]): number;
}

/** A part of the mixture along one axis. */
interface Kernel {
  draw(prng: Prng): number;
  logDensity(coordinate: number): number;
}

/**
 * A mixture, with equal weights, of one kernel a point and the uniform density.
 *
 * @param points `[points, axes]`, coordinates.
 */
export function parzenEstimator(
  axes: readonly Axis[],
  points: readonly (readonly number[])[],
): ParzenEstimator {
  const least = 1 / Math.min(points.length + 2, 100);
  const kernelsOfAxes = axes.map((axis, index) => {
    const centers = points.map((point) => point[index]!);
    if (axis.kind === "choice") {
      return centers.map((center) => choiceKernel(axis, center, 1 / (points.length + 1)));
    }
    const deviations = neighborDistances(centers).map((distance) => Math.max(distance, least));
    return centers.map((center, point) => normalKernel(axis, center, deviations[point]!));
  });
  const kernels = [
    axes.map(uniformKernel),
    ...points.map((_, point) => kernelsOfAxes.map((kernelsOfAxis) => kernelsOfAxis[point]!)),
  ];
  return {
    draw: (prng) => kernels[integerBelow(prng, kernels.length)]!.map((kernel) => kernel.draw(prng)),
    logDensity(coordinates) {
      const logs = kernels.map((kernel) =>
        kernel.reduce((sum, { logDensity }, axis) => sum + logDensity(coordinates[axis]!), 0)
      );
      const largest = Math.max(...logs);
      const sum = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0);
      return largest + Math.log(sum / kernels.length);
    },
  };
}

/**
 * Distance of each center to the farther of its neighbors on the line. The outermost have one neighbor,
 * and a center without any has the sides of [0, 1].
 */
function neighborDistances(centers: readonly number[]): number[] {
  const places = [...new Set(centers)].sort((a, b) => a - b);
  return centers.map((center) => {
    if (places.length === 1) return Math.max(center, 1 - center);
    const rank = places.indexOf(center);
    return Math.max(
      center - (places[rank - 1] ?? center),
      (places[rank + 1] ?? center) - center,
    );
  });
}

function uniformKernel({ kind, cellAt }: Axis): Kernel {
  return {
    draw: (prng) => prng(),
    logDensity(coordinate) {
      const [from, to] = cellAt(coordinate);
      return kind === "float" ? 0 : Math.log(to - from);
    },
  };
}

/** A normal density within [0, 1]. */
function normalKernel({ kind, cellAt }: Axis, center: number, deviation: number): Kernel {
  const probability = (coordinate: number) => normalProbability((coordinate - center) / deviation);
  const within = probability(1) - probability(0);
  const logHeight = -Math.log(deviation * Math.sqrt(2 * Math.PI) * within);
  return {
    // A third of the draws are within, or more: the center is, and no deviation exceeds 1.
    draw(prng) {
      while (true) {
        const coordinate = center + deviation * normal(prng);
        if (coordinate >= 0 && coordinate <= 1) return coordinate;
      }
    },
    logDensity(coordinate) {
      if (kind === "float") return logHeight - ((coordinate - center) / deviation) ** 2 / 2;
      const [from, to] = cellAt(coordinate);
      return Math.log((probability(to) - probability(from)) / within);
    },
  };
}

/** The choice that the center lies in, or with the weight `other` any. */
function choiceKernel({ levels, cellAt }: Axis, center: number, other: number): Kernel {
  const own = cellAt(center);
  return {
    draw(prng) {
      return prng() * (1 + other) < other ? prng() : own[0] + prng() * (own[1] - own[0]);
    },
    logDensity(coordinate) {
      const agrees = cellAt(coordinate)[0] === own[0] ? 1 : 0;
      return Math.log((agrees + other / levels) / (1 + other));
    },
  };
}
