import { zlibSync } from "fflate";

/** A picture to encode. */
export interface Picture {
  /** `[height, width, channels]`: 1 channel is gray, 3 are red, green and blue. */
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Brightness 0-255, `[height * width * channels]`, row by row. */
  readonly pixels: Uint8Array;
}

/**
 * Encodes a small picture as PNG, 8 bits a channel, unfiltered. Equal pictures give equal bytes.
 *
 * Reference: "Portable Network Graphics Specification", third edition, 2025.
 *
 * @throws {TypeError} when the pixels do not fill the shape, or there are neither 1 nor 3 channels
 */
export function encodePng({ shape: [height, width, channels], pixels }: Picture): Uint8Array {
  if (pixels.length !== height * width * channels || (channels !== 1 && channels !== 3)) {
    throw new TypeError(
      `Cannot encode a PNG: pixels must have shape [height, width, 1 or 3], found ` +
        `${pixels.length} values for [${height}, ${width}, ${channels}]`,
    );
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8; // bits a channel
  header[9] = channels === 1 ? 0 : 2; // grayscale or truecolor
  // Each scan line begins with its filter: 0, none.
  const lines = new Uint8Array(height * (width * channels + 1));
  for (let row = 0; row < height; row++) {
    const line = pixels.subarray(row * width * channels, (row + 1) * width * channels);
    lines.set(line, row * (width * channels + 1) + 1);
  }
  return concatenate([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(lines, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, checksum(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** The CRC-32 of ISO 3309, polynomial 0xedb88320. */
function checksum(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
    }
  }
  return ~remainder >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((offset, part) => {
    whole.set(part, offset);
    return offset + part.length;
  }, 0);
  return whole;
}
