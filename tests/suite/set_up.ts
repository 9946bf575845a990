// deno-lint-ignore-file no-console -- part of a command: it speaks to a person
import { notebookEnvironment } from "../../lib/notebook/mod.ts";
import { locateLibrary } from "../../lib/tensor/mod.ts";
import { mlflowEnvironment } from "../../lib/tracking/mod.ts";

/** Fetches what the tests run on, so that no test waits for it. */
export async function setUp(): Promise<{ readonly failed: boolean; readonly seconds: number }> {
  const started = performance.now();
  let last = "";
  const onProgress = (message: string) => {
    if (message !== last) console.log(message);
    last = message;
  };
  const ends = await Promise.allSettled([
    locateLibrary({ onProgress }),
    // In turn: both ask for uv.
    mlflowEnvironment({ onProgress }).then(() => notebookEnvironment({ onProgress })),
  ]);
  const failures = ends.flatMap((end) => end.status === "rejected" ? [end.reason] : []);
  for (const failure of failures) console.error(failure);
  return { failed: failures.length > 0, seconds: (performance.now() - started) / 1000 };
}
