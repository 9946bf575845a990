import type { Dataset } from "./dataset.ts";
import { idxImages } from "./idx_images.ts";
import { idxLabels } from "./idx_labels.ts";

/** A file by name, with its unpacked content. */
export interface NamedContent {
  readonly file: string;
  readonly content: Uint8Array;
}

/** A data set's name and classes, and the two files that hold it. */
export interface IdxDatasetOptions {
  readonly name: string;
  readonly classes: readonly string[];
  readonly images: NamedContent;
  readonly labels: NamedContent;
}

/**
 * Puts a file of images and one of labels together.
 *
 * @throws {RangeError} If a file is broken, if the two differ in length, or if a label names no
 * class.
 */
export function idxDataset({ name, classes, images, labels }: IdxDatasetOptions): Dataset {
  const { count, height, width, pixels } = idxImages(images.file, images.content);
  const classOf = idxLabels(labels.file, labels.content);
  if (classOf.length !== count) {
    throw new RangeError(
      `Cannot read ${name}: ${images.file} has ${count} images, but ${labels.file} has ` +
        `${classOf.length} labels; they must come from the same part of the data set`,
    );
  }
  const stray = classOf.find((label) => label >= classes.length);
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot read ${name}: labels must be from 0 to ${classes.length - 1}, ` +
        `found ${stray} in ${labels.file}`,
    );
  }
  return { name, shape: [height, width, 1], pixels, labels: classOf, classes };
}
