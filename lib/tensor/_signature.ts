import type { Flattened } from "./_tensor_tree.ts";

/** What a compiled function is specialised for. */
export interface Signature {
  /** Equal keys mean equal signatures. */
  readonly key: string;
  readonly form: string;
  /** Type and shape of each tensor by its place in the inputs, e.g. `[1].images`. */
  leaves(): ReadonlyMap<string, { readonly dtype: string; readonly shape: readonly number[] }>;
}

export function signatureOf({ form, paths, tensors }: Flattened): Signature {
  const kinds = tensors.map(({ dtype, shape }) => ({ dtype, shape }));
  return {
    key: form + kinds.map(({ dtype, shape }) => `${dtype}${shape.join()}`).join(";"),
    form,
    leaves: () => new Map(paths.map((path, index) => [path, kinds[index]!])),
  };
}

/** How a signature differs from the one before it, e.g. `shape of [0] went from [128,784] to [64,784]`. */
export function describeChange(before: Signature, now: Signature): string {
  const [old, next] = [before.leaves(), now.leaves()];
  for (const path of next.keys()) if (!old.has(path)) return `${path} is new`;
  for (const path of old.keys()) if (!next.has(path)) return `${path} is gone`;
  for (const [path, { dtype, shape }] of next) {
    const was = old.get(path)!;
    if (was.dtype !== dtype) return `type of ${path} went from ${was.dtype} to ${dtype}`;
    if (was.shape.join() !== shape.join()) {
      return `shape of ${path} went from [${was.shape}] to [${shape}]`;
    }
  }
  return "the inputs' records name their tensors in another order";
}
