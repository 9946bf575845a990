import type { ProgressListener } from "../host/mod.ts";
import { locateLibrary } from "../tensor/mod.ts";
import { type EnvironmentFacts, environmentFacts } from "../tracking/mod.ts";

/** Finds or fetches what computes, before workers look for it, and tells what a record says of it. */
export async function engineFacts(
  backend: "tensorflow" | "cpu",
  onProgress: ProgressListener,
): Promise<EnvironmentFacts> {
  const engine = backend === "cpu"
    ? "tfjs, pure JavaScript"
    : `libtensorflow ${(await locateLibrary({ onProgress })).version}`;
  return await environmentFacts({ engine });
}
