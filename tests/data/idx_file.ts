/** Bytes of an IDX file of unsigned bytes. */
export function idxFile(
  sizes: readonly number[],
  values: Iterable<number>,
): Uint8Array<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(4 + 4 * sizes.length));
  header.setUint32(0, 0x0800 + sizes.length);
  sizes.forEach((size, index) => header.setUint32(4 + 4 * index, size));
  return Uint8Array.from([...new Uint8Array(header.buffer), ...values]);
}
