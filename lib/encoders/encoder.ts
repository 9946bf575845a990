import type { Tensor, Tensor2D } from "../tensor/mod.ts";

/** Named weights. */
export type Parameters = Readonly<Record<string, Tensor>>;

/** How a weight is first drawn; the draw's stream is keyed by the weight's name. */
export type Initial =
  | "zeros"
  | "ones"
  | { readonly normal: number }
  | { readonly uniform: number };

export interface ParameterSpec {
  readonly shape: readonly number[];
  readonly initial: Initial;
}

/** A network from images to embeddings. */
export interface Encoder {
  /** Shape and first distribution of each weight, by name. */
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** Length of an embedding. */
  readonly dimensions: number;
  /** `images` are `[batch, height * width * channels]`, brightness 0-1; gives `[batch, dimensions]`. */
  encode(parameters: Parameters, images: Tensor2D): Tensor2D;
}
