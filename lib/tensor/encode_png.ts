import type * as tf from "@tensorflow/tfjs";
import { startedEngine } from "./_engine_state.ts";
import { typeAttribute } from "./backend/attributes.ts";

/**
 * A PNG file of an image `[height, width, channels]`, int32 in [0, 255], with 1 channel (grey), 2 (grey
 * and opacity), 3 (red, green and blue) or 4 (and opacity). Nothing is lost: `decodeImage` gives it back.
 *
 * @throws {RangeError} if the shape is another or a value does not fit.
 * @throws {TypeError} if the image is not int32.
 * @throws {Error} on the JavaScript backend, which cannot encode.
 *
 * @example A grey pixel
 * ```ts
 * import { encodePng, startEngine, tensor3d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const file = encodePng(tensor3d([128], [1, 1, 1], "int32"));
 * assertEquals(new TextDecoder().decode(file.slice(1, 4)), "PNG");
 * ```
 */
export function encodePng(image: tf.Tensor3D): Uint8Array {
  const { tensorflow } = startedEngine("encode an image");
  if (tensorflow === undefined) {
    throw new Error(
      "Cannot encode an image: the JavaScript backend has no encoder; use tensorflow",
    );
  }
  const [height = 0, width = 0, channels = 0] = image.shape;
  if (image.rank !== 3 || height * width === 0 || channels < 1 || channels > 4) {
    throw new RangeError(
      `Cannot encode an image: its shape must be [height, width, 1 to 4], found [${image.shape}]`,
    );
  }
  if (image.dtype !== "int32") {
    throw new TypeError(`Cannot encode an image: its type must be int32, found ${image.dtype}`);
  }
  const type = [typeAttribute("T", "TF_UINT8")];
  const file = tensorflow.executeSingleOutput("EncodePng", type, [image]);
  const [bytes] = tensorflow.readSync(file.dataId) as Uint8Array[];
  file.dispose();
  return bytes!;
}
