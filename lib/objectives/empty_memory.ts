import type { Memory } from "../losses/mod.ts";
import { fill } from "../tensor/mod.ts";
import type { Objective } from "./objective.ts";

/**
 * What an objective remembers before the first step. The caller disposes of it.
 *
 * @example A queue of four rows, as yet without labels
 * ```ts
 * import { emptyMemory } from "@marginalia/marginalia/objectives";
 * import { startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const { labels } = emptyMemory({
 *   memory: { labels: { shape: [4], dtype: "int32", fill: -1 } },
 * });
 * assertEquals(await labels!.array(), [-1, -1, -1, -1]);
 * ```
 */
export function emptyMemory({ memory }: Pick<Objective, "memory">): Memory {
  return Object.fromEntries(
    Object.entries(memory).map((
      [name, { shape, dtype, fill: value }],
    ) => [name, fill([...shape], value, dtype)]),
  );
}
