import type { Dataset } from "../data/mod.ts";
import type { Encoder, Parameters } from "../encoders/mod.ts";
import { compile, type CompileOptions, dispose, tensor2d } from "../tensor/mod.ts";
import { fillBrightness } from "./_fill_brightness.ts";

export interface EmbedOptions {
  readonly encoder: Encoder;
  readonly parameters: Parameters;
  readonly data: Pick<Dataset, "pixels" | "shape">;
  /** Images encoded at once; bounds the memory. Default: 512, some 50 MiB for the small CNN. */
  readonly blockSize?: number;
  /** How the encoder is compiled. Default: `"graph"`. */
  readonly mode?: CompileOptions["mode"];
}

/**
 * Embeds images block by block, each in one compiled call. The last block is filled up with black
 * images, so that one function does for all.
 *
 * @returns Embeddings `[count, dimensions]`, row by row.
 */
export function embed(
  { encoder, parameters, data, blockSize = 512, mode = "graph" }: EmbedOptions,
): Float32Array {
  const imageSize = data.shape.reduce((product, side) => product * side, 1);
  const count = data.pixels.length / imageSize;
  const embeddings = new Float32Array(count * encoder.dimensions);
  const brightness = new Float32Array(blockSize * imageSize);
  using encode = compile(encoder.encode, { mode, name: "encoder" });

  for (let from = 0; from < count; from += blockSize) {
    const block = data.pixels.subarray(from * imageSize, (from + blockSize) * imageSize);
    const images = tensor2d(fillBrightness(brightness, block), [blockSize, imageSize]);
    const rows = encode(parameters, images);
    const filled = Math.min(blockSize, count - from) * encoder.dimensions;
    embeddings.set(rows.dataSync().subarray(0, filled), from * encoder.dimensions);
    dispose([images, rows]);
  }
  return embeddings;
}
