/** Whole pixels in a row: 8 bits of grey, 24 of colour, 32 with opacity. */
const depths: readonly number[] = [8, 24, 32];

/**
 * Refuses a BMP of a kind that TensorFlow would read wrongly and without a word: it takes the numbers of
 * a palette's colours for grey, and compressed pixels for plain ones.
 */
export function checkBitmap(bytes: Uint8Array): void {
  const header = 54;
  if (bytes.length < header) {
    throw new RangeError(
      `Cannot decode an image: a BMP begins with ${header} bytes, found ${bytes.length}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [pixels, headerSize] = [view.getUint32(10, true), view.getUint32(14, true)];
  const [depth, compression] = [view.getUint16(28, true), view.getUint32(30, true)];
  if (!depths.includes(depth) || compression !== 0) {
    throw new RangeError(
      `Cannot decode an image: a BMP must have ${
        depths.join(", ")
      } bits a pixel, not compressed; found ${depth} bits and compression ${compression}; save it as PNG`,
    );
  }
  if (depth !== 8) return;
  const palette = bytes.subarray(14 + headerSize, pixels);
  // Four bytes a colour: blue, green, red, and one that means nothing.
  if (palette.some((value, index) => index % 4 !== 3 && value !== index >> 2)) {
    throw new RangeError(
      "Cannot decode an image: a BMP of 8 bits a pixel must be grey, found a palette; save it as PNG",
    );
  }
}
