import { fileURLToPath } from "node:url";

/**
 * The folder that this code lies in, with `results/`, `experiments/` and `deno.lock`: the same wherever the
 * notebook lies that asks.
 */
export function checkoutFolder(): string {
  return fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
}
