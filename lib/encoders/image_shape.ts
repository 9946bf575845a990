/** One image's shape, as a data set states it. */
export type ImageShape = readonly [height: number, width: number, channels: number];
