import type { Finding } from "./finding.ts";

/** The first version whose Jupyter kernel keeps every output of a cell that awaits its display. */
const OLDEST: readonly [number, number, number] = [2, 9, 4];

/** Whether this Deno is recent enough for notebooks. */
export function findDeno(version: string = Deno.version.deno): Finding {
  const parts = version.split(".").map((part) => Number.parseInt(part));
  const difference = OLDEST.map((least, index) => (parts[index] ?? 0) - least).find((d) => d !== 0);
  if ((difference ?? 0) >= 0) return { name: "Deno", verdict: "ready", found: version };
  return {
    name: "Deno",
    verdict: "missing",
    found: `${version}; notebooks need ${OLDEST.join(".")}`,
    remedy: "deno upgrade, or npm install --global deno",
  };
}
