import { checkBatchSize } from "./_check_batch_size.ts";
import { checkStep } from "./_check_step.ts";
import { classBlocks } from "./_class_blocks.ts";
import { imagesByClass } from "./_images_by_class.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";
import { shuffledBlocks } from "./_shuffled_blocks.ts";

export interface CategoryBlocksOptions {
  readonly sampler: string;
  readonly samplesPerClass: number;
  /** Default: all. */
  readonly categoriesPerBatch?: number | undefined;
  /** Batches from one choice of categories to the next. */
  readonly batchesPerChoice: number;
}

/**
 * Batches of equal shares of some categories: so many classes of each, so many images of each class.
 *
 * @throws {RangeError} If there are no categories, a class lies in two, or a batch cannot be filled.
 */
export function categoryBlocks(
  { sampler, samplesPerClass, categoriesPerBatch, batchesPerChoice }: CategoryBlocksOptions,
  { labels, batchSize, streams, categories }: SamplerContext,
): Sampler {
  const grouped = classesByCategory(sampler, labels, categories);
  const chosen = categoriesPerBatch ?? grouped.length;
  if (chosen > grouped.length) {
    throw new RangeError(
      `Cannot sample ${sampler}: a batch needs ${chosen} categories, found ${grouped.length}; ` +
        `take fewer categories a batch`,
    );
  }
  checkBatchSize(sampler, batchSize, chosen * samplesPerClass, "categories × samplesPerClass");
  const classesPerBlock = batchSize / (chosen * samplesPerClass);
  checkClasses(sampler, grouped, chosen, classesPerBlock);

  const chooseCategories = shuffledBlocks({
    items: grouped.length,
    size: chosen,
    open: (epoch) => streams.open("sampler", `categories/${epoch}`),
  });
  const blocks = grouped.map((classes, category) =>
    classBlocks({
      classes,
      classesPerBlock,
      samplesPerClass,
      open: (key) => streams.open("sampler", `category/${category}/${key}`),
    })
  );
  return {
    batchSize,
    batch(step) {
      checkStep(sampler, step);
      const choice = Math.floor(step / batchesPerChoice);
      const parts = [...chooseCategories(choice)].map((category, place) => {
        // Every pass uses a category once, so the pass is also the number of choices before this one.
        const use = Math.floor((choice * chosen + place) / grouped.length);
        return [...blocks[category]!(use * batchesPerChoice + step % batchesPerChoice)];
      });
      return Int32Array.from(parts.flat());
    },
  };
}

/** The images of each class of each category, `[category][class][image]`. */
function classesByCategory(
  sampler: string,
  labels: Int32Array,
  categories: Int32Array | undefined,
): readonly (readonly Int32Array[])[] {
  if (categories?.length !== labels.length) {
    throw new RangeError(
      `Cannot sample ${sampler}: needs the category of each of ${labels.length} images, found ` +
        `${categories?.length ?? "none"}; give categories in the sampler's context`,
    );
  }
  const classes = imagesByClass(labels);
  for (const images of classes) {
    const found = new Set([...images].map((image) => categories[image]!));
    if (found.size === 1) continue;
    throw new RangeError(
      `Cannot sample ${sampler}: class ${labels[images[0]!]} must lie in one category, found ${
        [...found].join(", ")
      }`,
    );
  }
  return [...Map.groupBy(classes, ([first]) => categories[first!]!)]
    .toSorted(([a], [b]) => a - b)
    .map(([, members]) => members);
}

function checkClasses(
  sampler: string,
  grouped: readonly (readonly Int32Array[])[],
  chosen: number,
  needed: number,
): void {
  const fewest = Math.min(...grouped.map((classes) => classes.length));
  if (needed > fewest) {
    throw new RangeError(
      `Cannot sample ${sampler}: a batch needs ${needed} classes of each category, found one of ` +
        `${fewest}; take a smaller batch, or more samples per class`,
    );
  }
  if (chosen * needed < 2) {
    throw new RangeError(
      `Cannot sample ${sampler}: a batch holds 1 class, so nothing is negative to anything; take a ` +
        `larger batch, or fewer samples per class`,
    );
  }
}
