import { assertAlmostEquals, assertEquals } from "@std/assert";
import * as tf from "../../../lib/tensor/mod.ts";
import { assertGradient } from "../finite_differences.ts";
import { seededValues } from "../seeded_values.ts";
import { elementwiseCases } from "./elementwise_cases.ts";
import { geometryCases } from "./geometry_cases.ts";
import { normalisationCases } from "./normalisation_cases.ts";
import type { OpCase } from "./op_case.ts";
import { randomCases } from "./random_cases.ts";
import { segmentCases } from "./segment_cases.ts";
import { selectionCases } from "./selection_cases.ts";

/** Every op, each with a call of it. */
export const cases: readonly (readonly [string, OpCase])[] = [
  elementwiseCases,
  geometryCases,
  randomCases,
  normalisationCases,
  segmentCases,
  selectionCases,
].flatMap((family) => Object.entries(family));

/** Rounding of float32, over short sums and products of values near 4. */
const tolerance = 2e-5;

export function valuesOf({ shape, values }: OpCase): number[] {
  return [...values ?? seededValues("x", shape.reduce((a, b) => a * b, 1))];
}

export function assertValues(found: Iterable<number>, expected: readonly number[]): void {
  const list = [...found];
  assertEquals(list.length, expected.length);
  expected.forEach((value, i) => {
    if (Number.isFinite(value)) {
      assertAlmostEquals(list[i]!, value, tolerance * Math.max(1, Math.abs(value)));
    } else assertEquals(list[i], value);
  });
}

/** Runs a case in a way and compares it with plain loops. */
export function assertCase(
  example: OpCase,
  run: (x: tf.Tensor) => tf.Tensor,
): void {
  tf.tidy(() => {
    const values = valuesOf(example);
    const x = tf.tensor(values, [...example.shape]);
    assertValues(run(x).dataSync(), example.expected([...Float32Array.from(values)]));
  });
}

/** Compares the gradient, and that of its square's gradient, with finite differences. */
export function assertGradients(example: OpCase): void {
  const { fn, gradients = 0 } = example;
  const shape = [...example.shape];
  if (gradients > 0) assertGradient(fn, shape, valuesOf(example));
  if (gradients > 1) {
    const slope = tf.grad((x: tf.Tensor) => tf.sum(tf.square(fn(x))));
    assertGradient(slope, shape, valuesOf(example));
  }
}
