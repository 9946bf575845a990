import { checkStep } from "./_check_step.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";
import { shuffledBlocks } from "./_shuffled_blocks.ts";

/** Tuples of one kind, each of `width` images, and how many of them are in a batch. */
export interface FixedTuples {
  readonly kind: string;
  readonly tuples: Int32Array;
  readonly perBatch: number;
}

/** Batches of so many tuples of each kind; those of a kind come in shuffled passes. */
export function fixedTuples(
  sampler: string,
  width: number,
  kinds: readonly FixedTuples[],
  { batchSize, streams }: SamplerContext,
): Sampler {
  const choices = kinds.filter(({ perBatch }) => perBatch > 0).map(({ kind, tuples, perBatch }) => {
    const items = tuples.length / width;
    if (perBatch > items) {
      throw new RangeError(
        `Cannot sample ${sampler}: a batch of ${batchSize} needs ${perBatch} ${kind}, found ${items}; ` +
          `take a smaller batch, or more of them`,
      );
    }
    const open = (epoch: number) => streams.open("sampler", `${kind}/${epoch}`);
    return { tuples, choose: shuffledBlocks({ items, size: perBatch, open }) };
  });
  return {
    batchSize,
    batch(step) {
      checkStep(sampler, step);
      return Int32Array.from(
        choices.flatMap(({ tuples, choose }) =>
          [...choose(step)].flatMap((tuple) => [
            ...tuples.subarray(tuple * width, (tuple + 1) * width),
          ])
        ),
      );
    },
  };
}

/** Refuses tuples that are no whole number of them, or of images that there are not. */
export function checkTuples(
  sampler: string,
  width: number,
  tuples: Int32Array,
  images: number,
): void {
  if (tuples.length % width !== 0) {
    throw new RangeError(
      `Cannot sample ${sampler}: the tuples must be a multiple of ${width} images, found ${tuples.length}`,
    );
  }
  const wrong = tuples.find((image) => image < 0 || image >= images);
  if (wrong === undefined) return;
  throw new RangeError(
    `Cannot sample ${sampler}: images of tuples must be from 0 to ${images - 1}, found ${wrong}`,
  );
}
