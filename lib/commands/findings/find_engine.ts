import { add, type Engine, locateLibrary, scalar, startEngine, WHEELS } from "../../tensor/mod.ts";
import type { Finding } from "./finding.ts";

/** The engine's finding, and the engine if it runs. */
export interface FoundEngine {
  readonly finding: Finding;
  readonly engine: Engine | undefined;
}

/** Starts the engine with what is on this machine and computes a sum; nothing is fetched. */
export async function findEngine(): Promise<FoundEngine> {
  const name = "Engine";
  let isAbsent = false;
  try {
    await locateLibrary({
      download: () => {
        isAbsent = true;
        throw new Error("it is not fetched yet");
      },
    });
    const engine = await startEngine();
    const sum = add(scalar(2), scalar(3)).arraySync();
    if (sum !== 5) throw new Error(`Cannot trust the engine: 2 + 3 gave ${sum}`);
    const found = `libtensorflow ${engine.version}, ${engine.library}`;
    return { finding: { name, verdict: "ready", found }, engine };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { finding: isAbsent ? notFetched(name) : broken(name, reason), engine: undefined };
  }
}

function notFetched(name: string): Finding {
  const wheel = WHEELS[`${Deno.build.arch}-${Deno.build.os}`];
  const bytes = wheel?.libraries.reduce((sum, library) => sum + library.bytes, 0) ?? 0;
  return {
    name,
    verdict: "later",
    found: "no libtensorflow on this machine",
    remedy: `the first sweep fetches ${wheel?.requirement} (${
      Math.round(bytes / 1e6)
    } MB unpacked); or set MARGINALIA_LIBTENSORFLOW to one that is installed`,
  };
}

function broken(name: string, reason: string): Finding {
  return {
    name,
    verdict: "missing",
    found: reason,
    remedy: "mend what the message says, or run with --backend cpu, slowly",
  };
}
