import type { Dataset } from "../data/mod.ts";

/** Brightness values, 0-1, as embeddings, `[count, height * width * channels]`: no encoder at all. */
export function rawPixelEmbeddings({ pixels }: Pick<Dataset, "pixels">): Float32Array {
  return Float32Array.from(pixels, (brightness) => brightness / 255);
}
