import type { Prng } from "../random/mod.ts";
import { shuffledBlocks } from "./_shuffled_blocks.ts";

export interface ClassBlocksOptions {
  /** The images of each class. */
  readonly classes: readonly Int32Array[];
  readonly classesPerBlock: number;
  readonly samplesPerClass: number;
  /** Opens the stream of a key. */
  readonly open: (key: string) => Prng;
}

/**
 * Blocks of so many images from each of so many classes, one class after the other; gives block number
 * `index`. Classes come in shuffled passes, and so do the images of each class: uses of two classes, and of
 * two images of one class, never differ by more than one.
 */
export function classBlocks(options: ClassBlocksOptions): (index: number) => Int32Array {
  const { classes, classesPerBlock, samplesPerClass, open } = options;
  const chooseClasses = shuffledBlocks({
    items: classes.length,
    size: classesPerBlock,
    open: (epoch) => open(`classes/${epoch}`),
  });
  const chooseImages = classes.map((images, index) =>
    shuffledBlocks({
      items: images.length,
      size: samplesPerClass,
      open: (epoch) => open(`class/${index}/${epoch}`),
    })
  );
  return (index) => {
    const block = new Int32Array(classesPerBlock * samplesPerClass);
    chooseClasses(index).forEach((chosen, place) => {
      // Every pass uses a class once, so the pass is also the number of uses before this one.
      const use = Math.floor((index * classesPerBlock + place) / classes.length);
      const images = chooseImages[chosen]!(use).map((image) => classes[chosen]![image]!);
      block.set(images, place * samplesPerClass);
    });
    return block;
  };
}
