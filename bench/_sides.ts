import { fileURLToPath } from "node:url";
import { peerPython } from "./_peer_python.ts";
import { startWorker, type Worker } from "./_worker.ts";

export interface Side {
  readonly worker: Worker;
  /** Of what computes. */
  readonly version: string;
}

export interface Sides extends AsyncDisposable {
  readonly ours: Side;
  readonly peer: Side;
}

/**
 * Starts our worker and PyTorch's. With one thread both are held on one core, where there is `taskset`.
 *
 * @param programs Files, ours and the peer's, as seen from this folder.
 * @param placement `"any"` lets sides of one thread work at the same time, each on a core of its own.
 */
export async function startSides(
  threads: number,
  onProgress: (message: string) => void,
  programs = { ours: "engine_worker.ts", peer: "torch_worker.py" },
  placement: "one core" | "any" = "one core",
): Promise<Sides> {
  const held = placement === "one core" && threads === 1 && Deno.build.os === "linux";
  const cores = held ? "0" : undefined;
  const common = { cores, variables: { OMP_NUM_THREADS: String(threads) } };
  const config = path("../deno.json");
  const ours = startWorker({
    ...common,
    program: Deno.execPath(),
    args: [
      "run",
      "-A",
      "--quiet",
      "--no-check",
      "--config",
      config,
      path(programs.ours),
      String(threads),
    ],
  });
  const peer = startWorker({
    ...common,
    program: await peerPython(onProgress),
    args: [path(programs.peer), String(threads)],
  });
  return {
    ours: { worker: ours, ...await ours.hello<{ version: string }>() },
    peer: { worker: peer, ...await peer.hello<{ version: string }>() },
    async [Symbol.asyncDispose]() {
      await Promise.all([ours.close(), peer.close()]);
    },
  };
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
