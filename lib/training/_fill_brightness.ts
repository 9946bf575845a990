/** Writes bytes 0-255 as brightness 0-1, and black after the last one. */
export function fillBrightness(brightness: Float32Array, pixels: Uint8Array): Float32Array {
  for (let index = 0; index < pixels.length; index++) brightness[index] = pixels[index]! / 255;
  return brightness.fill(0, pixels.length);
}
