import { cpus, totalmem } from "node:os";
import type { Finding } from "./finding.ts";

/** The processor that the last bits of every figure depend on. */
export function findProcessor(): Finding {
  const all = cpus();
  const cores = `${navigator.hardwareConcurrency} of ${all.length} cores usable`;
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory`;
  const model = all[0]?.model.trim() ?? "unknown processor";
  return { name: "Processor", verdict: "ready", found: `${model}, ${cores}, ${memory}` };
}
