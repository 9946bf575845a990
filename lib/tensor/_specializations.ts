import { describeChange, type Signature } from "./_signature.ts";

/** Specialisations of one function, no more than a limit: the least recently used is dropped first. */
export interface Specializations<Entry extends { readonly traced: { dispose(): void } }> {
  find(signature: Signature): Entry | undefined;
  /** Why there is none. */
  whyMissing(signature: Signature): string;
  add(signature: Signature, entry: Entry): void;
  dispose(): void;
}

/** How many dropped ones are remembered, so that a return is called one. */
const remembered = 64;

export function openSpecializations<Entry extends { readonly traced: { dispose(): void } }>(
  limit: number,
): Specializations<Entry> {
  const entries = new Map<string, Entry>();
  const dropped = new Set<string>();
  let last: Signature | undefined;

  return {
    find(signature) {
      const { key } = signature;
      const found = entries.get(key);
      if (found === undefined || last?.key === key) return found;
      // A map keeps the order of insertion: the most recently used comes last.
      entries.delete(key);
      entries.set(key, found);
      last = signature;
      return found;
    },
    whyMissing(signature) {
      if (dropped.has(signature.key)) {
        return `dropped from the cache, which keeps ${limit}; a larger cacheSize would keep more`;
      }
      return last === undefined ? "first call" : describeChange(last, signature);
    },
    add(signature, entry) {
      const [oldest] = entries;
      if (oldest !== undefined && entries.size >= limit) {
        const [key, { traced }] = oldest;
        entries.delete(key);
        traced.dispose();
        dropped.add(key);
        const [first] = dropped;
        if (first !== undefined && dropped.size > remembered) dropped.delete(first);
      }
      entries.set(signature.key, entry);
      dropped.delete(signature.key);
      last = signature;
    },
    dispose() {
      for (const entry of entries.values()) entry.traced.dispose();
      entries.clear();
    },
  };
}
