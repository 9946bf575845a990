import type { Input } from "./call.ts";
import type { Draw } from "./draw.ts";

/** The least and the most that an int32 can hold, and what is next to them. */
export const extremes: readonly number[] = [
  -(2 ** 31),
  1 - 2 ** 31,
  -65_537,
  -2,
  -1,
  0,
  1,
  2,
  3,
  5,
  8,
  100,
  32_768,
  65_536,
  2 ** 24 + 1,
  2 ** 30,
  2 ** 31 - 1,
];
const fractions: readonly number[] = [NaN, Infinity, -Infinity, 1e30, -1e30, 1e-30, -0, 0.5, -1];
const sizes: readonly number[] = [0, 1, 2, 3, 4, 7, 16];
const types = ["float32", "int32", "bool", "complex64", "string"] as const;
/** Only beside a 0: a tensor of such a size would not fit, but one without elements does. */
const hugeSizes: readonly number[] = [65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40];
const mostElements = 4096;

/** The input with one thing changed: type, a size, the rank, values, or whether it is alive. */
export function changeInput(input: Input, draw: Draw): Input {
  const { shape } = input;
  const place = draw.below(Math.max(1, shape.length));
  const size = input.values?.length ?? shape.reduce((a, b) => a * b, 1);
  const pool = input.type === "float32" ? [...extremes, ...fractions] : extremes;
  const value = () => draw.pick(pool);
  const old = Array.from({ length: size }, (_, i) => input.values?.[i] ?? 1);
  const one = (among: () => number) => () => ({
    ...input,
    values: old.with(draw.below(size), among()),
  });
  const changes: (() => Input)[] = [
    () => ({ ...input, type: draw.pick(types) }),
    () => ({ ...input, shape: [...shape, draw.pick(sizes)] }),
    () => ({ ...input, shape: Array.from({ length: draw.below(8) }, () => draw.pick(sizes)) }),
    () => ({ ...input, disposed: draw.chance(0.2) }),
    () => ({ ...input, values: old.map(value) }),
  ];
  if (shape.length > 0) {
    changes.push(
      () => ({ ...input, shape: shape.with(place, draw.pick(sizes)) }),
      () => ({ ...input, shape: shape.toSpliced(place, 1) }),
      () => ({ ...input, shape: [0, ...shape].with(place + 1, draw.pick(hugeSizes)) }),
    );
  }
  if (size > 0) changes.push(one(value), one(value));
  if (size > 0 && input.values !== undefined) {
    changes.push(
      one(() => draw.pick(sizes)),
      () => ({ ...input, shape: [size + 1], values: [...old, value()] }),
    );
  }
  const changed = draw.pick(changes)();
  return changed.shape.reduce((a, b) => a * b, 1) > mostElements ? input : changed;
}
