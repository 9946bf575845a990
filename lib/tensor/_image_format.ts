export type ImageFormat = "JPEG" | "PNG" | "GIF" | "BMP";

const signatures: readonly (readonly [ImageFormat, readonly number[]])[] = [
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["BMP", [0x42, 0x4d]],
];

/** Read off the first bytes, which differ from format to format. */
export function imageFormat(bytes: Uint8Array): ImageFormat {
  for (const [format, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return format;
  }
  throw new RangeError(
    `Cannot decode an image: expected JPEG, PNG, GIF or BMP, found ${describe(bytes)}`,
  );
}

function describe(bytes: Uint8Array): string {
  if (bytes.length === 0) return "no bytes";
  const first = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0"));
  return `${bytes.length} bytes that begin with ${first.join(" ")}`;
}
