import type { TracedCalls } from "./trace_kernels.ts";

/** Which specs a process runs. Specs are counted in the order of declaration, from 0. */
export interface SpecChoice {
  /** Blocks of `block` specs go to the shards in turn. */
  readonly block: number;
  readonly shard: number;
  readonly shards: number;
  /** The first spec that may run. */
  readonly from: number;
  /** Only specs whose full name contains it. */
  readonly match?: string | undefined;
  /** Whether every kernel call also runs compiled. */
  readonly traced: boolean;
}

/** What a process tells of a spec. `index` is -1 for what belongs to no single spec. */
export type SpecEvent =
  | SpecResult
  | TracedSpec
  | { readonly kind: "started" | "done"; readonly index: number; readonly name: string };

export interface SpecResult {
  readonly kind: "passed" | "failed" | "skipped";
  readonly index: number;
  readonly name: string;
  /** What went wrong, or why it is skipped. */
  readonly message?: string;
}

export interface TracedSpec extends TracedCalls {
  readonly kind: "traced";
  readonly index: number;
  readonly name: string;
}
