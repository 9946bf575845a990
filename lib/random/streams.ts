import { openAlea } from "./_alea.ts";
import type { Prng } from "./prng.ts";

/** The named streams a run draws from; a draw from one never moves another. */
export type StreamName =
  | "init"
  | "sampler"
  | "miner"
  | "augment"
  | "dropout"
  | "split"
  | "labels"
  | "evaluation"
  | "search";

/** Opens streams of one root seed: each is a function of (seed, name, key) and nothing else. */
export interface Streams {
  readonly seed: number;
  /** `key` is the step, the epoch or the parameter's name: whatever the draw belongs to. */
  open(name: StreamName, key: string | number): Prng;
}

/**
 * The streams of a root seed. Opening the same stream twice gives the same sequence twice; a key
 * `1` and a key `"1"` are two streams.
 *
 * @throws {RangeError} If the seed is not a safe whole number ≥ 0.
 *
 * @example A draw from one stream moves no other
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { assertEquals } from "@std/assert";
 *
 * const { open } = streams(7);
 * const first = open("init", "dense/kernel")();
 * open("sampler", 0)();
 * assertEquals(open("init", "dense/kernel")(), first);
 * ```
 */
export function streams(seed: number): Streams {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(
      `Cannot open random streams: the seed must be a whole number from 0 to 2^53 - 1, found ${seed}`,
    );
  }
  // As JSON, no two triples are written alike.
  return { seed, open: (name, key) => openAlea(JSON.stringify([seed, name, key])) };
}
