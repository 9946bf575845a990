/** What an IDX file holds. */
export interface IdxBody {
  /** Size of each dimension; the first is the number of images or labels. */
  readonly sizes: readonly number[];
  readonly bytes: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes: two zeros, the type 8, the number of dimensions, each size
 * as a big-endian 32-bit number, then the values.
 *
 * @param file Name of the file, for messages.
 * @throws {RangeError} If the file is of another kind, or shorter or longer than its header says.
 */
export function idxBody(file: string, content: Uint8Array, dimensions: number): IdxBody {
  const header = 4 + 4 * dimensions;
  const magic = (UNSIGNED_BYTE << 8) | dimensions;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < header) {
    throw unreadable(
      file,
      `the header has ${header} bytes, but the file ends after ${content.length}`,
    );
  }
  const found = view.getUint32(0);
  if (found !== magic) {
    throw unreadable(
      file,
      `expected unsigned bytes in ${dimensions} dimensions (magic number ${magic}), ` +
        `found magic number ${found}; is it another file, or still packed?`,
    );
  }
  const sizes = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  const expected = header + sizes.reduce((product, size) => product * size, 1);
  if (content.length !== expected) {
    throw unreadable(
      file,
      `the header announces ${sizes.join("×")} values, ${expected} bytes in all, ` +
        `found ${content.length}; fetch the file again`,
    );
  }
  return { sizes, bytes: content.subarray(header) };
}

const UNSIGNED_BYTE = 8;

function unreadable(file: string, reason: string): RangeError {
  return new RangeError(`Cannot read the IDX file ${file}: ${reason}`);
}
