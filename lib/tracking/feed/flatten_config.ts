import { sha256Hex } from "../../host/mod.ts";
import type { Json, JsonObject } from "../json.ts";
import { mlflowLimits } from "../mlflow/limits.ts";

/**
 * A config as MLflow params: dotted names, and values as strings. Numbers are written the shortest
 * way that reads as the same number (`0.1`, `1e-7`), so that equal values are equal strings, by
 * which MLflow compares. Lists are written as JSON. A value too long for MLflow gives its SHA-256
 * instead; the run's `config.json` has it.
 *
 * @example
 * ```ts
 * import { flattenConfig } from "@marginalia/marginalia/tracking";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(flattenConfig({ loss: { name: "triplet", margin: 0.10 }, hidden: [128, 64] }), {
 *   "loss.name": "triplet",
 *   "loss.margin": "0.1",
 *   "hidden": "[128,64]",
 * });
 * ```
 */
export function flattenConfig(config: JsonObject): Record<string, string> {
  return Object.fromEntries(leaves(config, "").map(([name, value]) => [name, written(value)]));
}

function leaves(value: Json, name: string): [name: string, value: Json][] {
  const entries = isObject(value) ? Object.entries(value) : [];
  if (entries.length === 0) return name === "" ? [] : [[name, value]];
  return entries.flatMap(([key, item]) => leaves(item, name === "" ? key : `${name}.${key}`));
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function written(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= mlflowLimits.paramLength ? text : `sha256:${sha256Hex(text)}`;
}
