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
