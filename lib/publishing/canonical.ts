/**
 * Fields of a record that say when, where and by which process it came about. They differ between two
 * runs of the same thing and are left out when records are compared.
 */
export const volatileFields: readonly string[] = [
  "branch",
  "commit",
  "cores",
  "created",
  "deno",
  "dirty",
  "ended",
  "folder",
  "id",
  "lockSha256",
  "memory",
  "osRelease",
  "processor",
  "started",
  "time",
  "typescript",
  "uuid",
  "v8",
];

/**
 * A record without its volatile fields, its keys in order: equal records have equal canonical JSON.
 *
 * @example
 * ```ts
 * import { canonical } from "@marginalia/marginalia/publishing";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(canonical({ step: 1, time: 17, loss: 0.5 }), { loss: 0.5, step: 1 });
 * ```
 */
export function canonical(record: unknown): unknown {
  if (Array.isArray(record)) return record.map(canonical);
  if (typeof record !== "object" || record === null) return record;
  const kept = Object.entries(record).filter(([key, value]) =>
    value !== undefined && !volatileFields.includes(key)
  );
  const sorted = kept.toSorted(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(sorted.map(([key, value]) => [key, canonical(value)]));
}
