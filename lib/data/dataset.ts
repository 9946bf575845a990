/** Labelled images of one size, as bytes. */
export interface Dataset {
  readonly name: string;
  /** One image's shape: `[height, width, channels]`. */
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Brightness 0-255, `[count, height * width * channels]`, row by row. */
  readonly pixels: Uint8Array;
  /** Class index of each image, `[count]`, an index into `classes`; −1 where the label is not known. */
  readonly labels: Int32Array;
  /** Class names. A split keeps the whole list, so that an index means the same in every part. */
  readonly classes: readonly string[];
  /** Category of each class, a coarser level, as long as `classes`; most data sets have none. */
  readonly categories?: readonly number[];
}
