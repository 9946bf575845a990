import { idxBody } from "./_idx_body.ts";

/**
 * Reads the labels of an unpacked IDX file, the format of MNIST and its kin.
 *
 * @param file Name of the file, for messages.
 * @returns Class index of each image, `[count]`.
 * @throws {RangeError} If it holds no labels, or is truncated.
 */
export function idxLabels(file: string, content: Uint8Array): Int32Array {
  return Int32Array.from(idxBody(file, content, 1).bytes);
}
