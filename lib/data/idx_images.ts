import { idxBody } from "./_idx_body.ts";

/** Images of an IDX file. */
export interface IdxImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /**
   * Brightness 0-255, `[count, height * width]`; shares memory with the content it was read from.
   */
  readonly pixels: Uint8Array;
}

/**
 * Reads the images of an unpacked IDX file, the format of MNIST and its kin.
 *
 * @param file Name of the file, for messages.
 * @throws {RangeError} If it holds no images, or is truncated.
 *
 * @example One image of 1×2
 * ```ts
 * import { idxImages } from "@marginalia/marginalia/data";
 * import { assertEquals } from "@std/assert";
 *
 * const content = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 255);
 * assertEquals([...idxImages("tiny-images-idx3-ubyte", content).pixels], [7, 255]);
 * ```
 */
export function idxImages(file: string, content: Uint8Array): IdxImages {
  const { sizes: [count = 0, height = 0, width = 0], bytes } = idxBody(file, content, 3);
  return { count, height, width, pixels: bytes };
}
