import { createPart, type PartConfig } from "../parts/mod.ts";
import type { DataContext } from "./data_context.ts";
import { datasets } from "./datasets.ts";
import type { Split } from "./split.ts";

/** A data set by name, with its options; those with defaults may be left out. */
export type DataConfig = PartConfig<typeof datasets>;

/**
 * Loads a data set in three parts. The same config gives the same bytes, wherever they come from.
 *
 * @throws {ConfigError} For an unknown name, an unknown key, or an option out of range.
 * @throws {RangeError} If files are missing or broken, or more samples are wanted than there are.
 *
 * @example A hundred classes of digit pairs, fifty of them unseen
 * ```ts
 * import { loadSplit } from "@marginalia/marginalia/data";
 * import { assertEquals } from "@std/assert";
 *
 * const { train, test } = await loadSplit({ name: "digit-pairs" });
 * assertEquals(train.labels.length, 40 * 100);
 * assertEquals(new Set(test.labels).size, 50);
 * ```
 */
export async function loadSplit(
  config: DataConfig,
  context: DataContext = {},
): Promise<Split> {
  return await createPart(datasets, config, context);
}
