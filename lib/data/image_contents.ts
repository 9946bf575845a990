import type { Dataset } from "./dataset.ts";

/**
 * A number for each image, `[count]`, the same for images that are equal byte by byte: from 0, in the order
 * in which contents first come.
 *
 * @example The first image again
 * ```ts
 * import { imageContents } from "@marginalia/marginalia/data";
 * import { assertEquals } from "@std/assert";
 *
 * const pixels = Uint8Array.of(5, 6, 0, 6, 5, 6);
 * const labels = Int32Array.of(0, 1, 1);
 * assertEquals([...imageContents({ shape: [1, 2, 1], pixels, labels })], [0, 1, 0]);
 * ```
 */
export function imageContents(
  { shape, pixels, labels }: Pick<Dataset, "shape" | "pixels" | "labels">,
): Int32Array {
  const size = shape[0] * shape[1] * shape[2];
  const known = new Map<string, number>();
  return labels.map((_, image) => {
    const key = pixels.subarray(image * size, (image + 1) * size).toHex();
    const content = known.get(key) ?? known.size;
    known.set(key, content);
    return content;
  });
}
