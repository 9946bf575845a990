import { startSides } from "../../../bench/_sides.ts";
import type { Worker } from "../../../bench/_worker.ts";
import { fashionMnist } from "../../../lib/data/mod.ts";
import { startFile, writeImages } from "./training_start.ts";

/** Both sides, each with the images, and a folder to pass files through. */
export interface TrainingSides extends AsyncDisposable {
  readonly ours: Worker;
  readonly reference: Worker;
  /** What computes, ours and the reference's. */
  readonly versions: readonly [string, string];
  readonly folder: string;
  /** Writes what a seed starts from and gives the file's path. */
  start(seed: number, steps: number): Promise<string>;
}

/** Starts both sides with one thread each: on one core, or wherever there is room, to work at once. */
export async function startTrainingSides(
  placement: "one core" | "any",
  onProgress: (message: string) => void,
): Promise<TrainingSides> {
  await using opened = new AsyncDisposableStack();
  const programs = {
    ours: "../tests/parity/training/our_worker.ts",
    peer: "../tests/parity/reference_trainer.py",
  };
  const sides = opened.use(await startSides(1, onProgress, programs, placement));
  const folder = await Deno.makeTempDir({ prefix: "marginalia-parity-" });
  opened.defer(() => Deno.remove(folder, { recursive: true }));
  const data = await fashionMnist();
  await writeImages(folder, data);
  await sides.peer.worker.ask({ action: "images", folder });
  const owned = opened.move();

  return {
    ours: sides.ours.worker,
    reference: sides.peer.worker,
    versions: [sides.ours.version, sides.peer.version],
    folder,
    async start(seed, steps) {
      const path = `${folder}/start.safetensors`;
      await Deno.writeFile(path, startFile(seed, steps, data.train.labels));
      return path;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
