import type { Streams } from "../random/mod.ts";
import type { Axis } from "./_axis.ts";

/** A point of the history. */
export interface KnownPoint {
  readonly key: string;
  /** One an axis, in [0, 1]. */
  readonly coordinates: readonly number[];
  readonly score: number | undefined;
}

/** What every strategy is asked. */
export interface SearchRequest {
  readonly axes: readonly Axis[];
  readonly streams: Streams;
  readonly known: readonly KnownPoint[];
  readonly count: number;
}
