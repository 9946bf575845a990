/** Which specs a process runs. Specs are counted in the order of declaration, from 0. */
export interface SpecChoice {
  /** Only specs whose number leaves this when divided by `parts`. */
  readonly part: number;
  readonly parts: number;
  /** Of those, blocks of `block` go to the shards in turn. */
  readonly shard: number;
  readonly shards: number;
  readonly block: number;
  /** The first spec that may run. */
  readonly from: number;
  /** Only specs whose full name contains it. */
  readonly match?: string | undefined;
}

/** What a process tells of a spec. `index` is -1 for what belongs to no single spec. */
export type SpecEvent =
  | SpecResult
  | { readonly kind: "started"; readonly index: number; readonly name: string }
  | { readonly kind: "done" };

export interface SpecResult {
  readonly kind: "passed" | "failed" | "skipped";
  readonly index: number;
  readonly name: string;
  /** What went wrong, or why it is skipped. */
  readonly message?: string;
}
