import * as tf from "@tensorflow/tfjs";

interface Canvas {
  width: number;
  height: number;
  getContext(type: "2d", attributes: object): Context | null;
}

interface Context {
  putImageData(image: ImageData, x: number, y: number): void;
}

interface DrawOptions {
  readonly contextOptions?: { readonly contextAttributes?: object };
  readonly imageOptions?: { readonly alpha?: number };
}

/** tfjs's `browser.draw`, on anything that is used like a canvas. Gives the image. */
export function drawOnCanvas(image: tf.Tensor, { canvas, options }: tf.NamedAttrMap): tf.Tensor {
  const { contextOptions, imageOptions } = (options ?? {}) as DrawOptions;
  const target = canvas as unknown as Canvas;
  const [height, width, channels = 1] = image.shape;
  const whole = image.dtype === "int32";
  const most = whole ? 255 : 1;
  const outside = image.dataSync().find((value) => !(value >= 0 && value <= most));
  if (outside !== undefined) {
    throw new RangeError(
      `Cannot draw an image: ${image.dtype} values lie in [0, ${most}], found ${outside}`,
    );
  }
  const context = target.getContext("2d", contextOptions?.contextAttributes ?? {});
  if (context === null) throw new TypeError("Cannot draw an image: the canvas gives no 2d context");
  const colours = tf.tidy(() => {
    const scaled = tf.mul(tf.reshape(image, [height!, width!, channels]), whole ? 1 : 255);
    const opaque = tf.fill([height!, width!, 1], 255 * (imageOptions?.alpha ?? 1));
    const rgb = channels === 1 ? tf.tile(scaled, [1, 1, 3]) : scaled;
    return tf.round(channels === 4 ? rgb : tf.concat([tf.cast(rgb, "float32"), opaque], 2))
      .dataSync();
  });
  Object.assign(target, { width, height });
  context.putImageData(new ImageData(Uint8ClampedArray.from(colours), width!, height!), 0, 0);
  return image;
}
