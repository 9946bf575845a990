import * as tf from "@tensorflow/tfjs";
import { checkBitmap } from "./_check_bitmap.ts";
import { startedEngine } from "./_engine_state.ts";
import { type ImageFormat, imageFormat } from "./_image_format.ts";
import { boolAttribute, intAttribute, typeAttribute } from "./backend/attributes.ts";

export interface DecodeImageOptions {
  /**
   * 1 is grey, 3 is red, green and blue, 4 has opacity as well. JPEG gives 1 or 3, PNG 1, 3 or 4,
   * GIF 3, BMP 3 or 4. Default: as many as the file has.
   */
  readonly channels?: 1 | 3 | 4;
}

const channelsOf: Readonly<Record<ImageFormat, readonly number[]>> = {
  JPEG: [1, 3],
  PNG: [1, 3, 4],
  GIF: [3],
  BMP: [3, 4],
};

/**
 * The pixels of an image file, `[height, width, channels]`, int32 in [0, 255]. The format (JPEG, PNG, GIF
 * or BMP) is read off the first bytes; of an animated GIF it is the first frame. TensorFlow decodes it,
 * and tells of what is wrong with a JPEG on standard error as well.
 *
 * @throws {RangeError} if the bytes are of no such format, are corrupt or cut off, or the format does not
 *   give so many channels.
 * @throws {Error} on the JavaScript backend, which cannot decode.
 *
 * @example One pixel, red
 * ```ts
 * import { decodeImage, encodePng, startEngine, tensor3d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const file = encodePng(tensor3d([255, 0, 0], [1, 1, 3], "int32"));
 * assertEquals(decodeImage(file).arraySync(), [[[255, 0, 0]]]);
 * assertEquals(decodeImage(file, { channels: 4 }).arraySync(), [[[255, 0, 0, 255]]]);
 * ```
 */
export function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): tf.Tensor3D {
  const { tensorflow } = startedEngine("decode an image");
  if (tensorflow === undefined) {
    throw new Error(
      "Cannot decode an image: the JavaScript backend has no decoder; use tensorflow",
    );
  }
  const { channels } = options;
  const format = imageFormat(bytes);
  if (channels !== undefined && !channelsOf[format].includes(channels)) {
    const allowed = channelsOf[format].join(" or ");
    throw new RangeError(
      `Cannot decode an image: channels of a ${format} must be ${allowed}, found ${channels}`,
    );
  }
  if (format === "BMP") checkBitmap(bytes);
  const attributes = [
    intAttribute("channels", channels ?? 0),
    typeAttribute("dtype", "TF_UINT8"),
    boolAttribute("expand_animations", false),
  ];
  const contents = tf.tensor([bytes], [], "string");
  try {
    return tensorflow.executeSingleOutput("DecodeImage", attributes, [contents]) as tf.Tensor3D;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const reason = cause.message.replace("Cannot run DecodeImage: ", "");
    throw new RangeError(
      `Cannot decode an image: the ${format} of ${bytes.length} bytes is corrupt or cut off; ${reason}`,
      { cause },
    );
  } finally {
    contents.dispose();
  }
}
