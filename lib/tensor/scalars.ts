import { type Scalar, scalar } from "@tensorflow/tfjs";

/**
 * Numbers as float32 scalars under the same names: what parts and objectives call their numbers, so that
 * a compiled step serves every value.
 *
 * @example A margin and a scale
 * ```ts
 * import { scalars, startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const { margin, scale } = scalars({ margin: 0.5, scale: 64 });
 * assertEquals([await margin.array(), await scale.array()], [0.5, 64]);
 * ```
 */
export function scalars<Name extends string>(
  numbers: Readonly<Record<Name, number>>,
): Record<Name, Scalar> {
  const named = Object.entries<number>(numbers).map(([name, value]) =>
    [name, scalar(value, "float32")] as const
  );
  return Object.fromEntries(named) as Record<Name, Scalar>;
}
