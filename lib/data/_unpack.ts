import { gunzipSync } from "node:zlib";

/**
 * Content of a file that may be packed with gzip; told by its first bytes, not by its name.
 *
 * @throws {RangeError} If a packed file is truncated or broken.
 */
export function unpack(file: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const { buffer, byteOffset, length } = gunzipSync(bytes);
    return new Uint8Array(buffer, byteOffset, length);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RangeError(
      `Cannot unpack ${file}: expected whole gzip data, found ${bytes.length} bytes with ` +
        `"${reason}"; fetch the file again`,
      { cause },
    );
  }
}
