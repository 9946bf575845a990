import { scalar, slice, statelessInteger, type Tensor1D } from "../tensor/mod.ts";

/** One stream a thing that draws, so that none repeats what another drew from the same step's seed. */
const streams = { mining: 1, cap: 2 } as const;

/** A half of a seed, whose sign does not count. */
const HALF = 2 ** 31 - 1;

/**
 * The step's seed as one drawer's own, int32 `[2]`. `action` begins the message.
 *
 * @throws {TypeError} If there is none.
 */
export function seedOf(
  stream: keyof typeof streams,
  seed: Tensor1D | undefined,
  action: string,
): Tensor1D {
  if (seed === undefined) {
    throw new TypeError(
      `Cannot ${action}: it draws at random and needs a seed, found none; pass int32 [2], another one each step`,
    );
  }
  const halves = statelessInteger<Tensor1D>(seed, scalar(HALF, "int32"), [8]);
  return slice(halves, 2 * streams[stream], 2);
}
