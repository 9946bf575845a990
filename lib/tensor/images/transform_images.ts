import { engine, type Tensor2D, type Tensor4D } from "@tensorflow/tfjs";

export interface TransformOptions {
  /** `"bilinear"` weighs the four pixels around a place. Default: `"bilinear"`. */
  readonly interpolation?: "nearest" | "bilinear";
  /**
   * What lies beyond the edges: `fillValue`, the edge itself, the image mirrored (its edge twice), or the
   * image again. Default: `"constant"`.
   */
  readonly fillMode?: "constant" | "nearest" | "reflect" | "wrap";
  /** Default: 0. */
  readonly fillValue?: number;
  /** Height and width of the result. Default: those of the images. */
  readonly size?: readonly [number, number];
}

/**
 * Images moved, turned, scaled, sheared or seen in perspective, for augmentation. The pixel (x, y) of a
 * result is what its image has at
 * `((a₀ x + a₁ y + a₂) / k, (b₀ x + b₁ y + b₂) / k)` with `k = c₀ x + c₁ y + 1`.
 * The gradient goes back to the images; transforms are constants to it.
 *
 * @param images `[batch, height, width, channels]`, float32
 * @param transforms `[batch, 8]`, or `[1, 8]` for all: a₀, a₁, a₂, b₀, b₁, b₂, c₀, c₁
 * @throws {TypeError} if shapes do not match.
 *
 * Reference: TensorFlow's `ImageProjectiveTransformV3`, whose own gradient only resamples; here it is that
 * of the result.
 *
 * @example One pixel to the left
 * ```ts
 * import { startEngine, tensor2d, tensor4d, transformImages } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const image = tensor4d([1, 2, 3], [1, 1, 3, 1]);
 * const left = tensor2d([[1, 0, 1, 0, 1, 0, 0, 0]]);
 * assertEquals([...transformImages(image, left).dataSync()], [2, 3, 0]);
 * ```
 */
export function transformImages(
  images: Tensor4D,
  transforms: Tensor2D,
  { interpolation = "bilinear", fillMode = "constant", fillValue = 0, size }: TransformOptions = {},
): Tensor4D {
  const [batch, height, width] = images.shape;
  const [count, parameters] = transforms.shape;
  const matches = parameters === 8 && (count === batch || count === 1);
  if (images.rank !== 4 || images.dtype !== "float32" || transforms.rank !== 2 || !matches) {
    throw new TypeError(
      `Cannot transform images: expected float32 [batch, height, width, channels] and [batch or 1, 8], found ${images.dtype} [${images.shape}] and [${transforms.shape}]`,
    );
  }
  return engine().runKernel("TransformImages", { images, transforms }, {
    interpolation,
    fillMode,
    fillValue,
    size: [...size ?? [height, width]],
  });
}
