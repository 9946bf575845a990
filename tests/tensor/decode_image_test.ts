import { assert, assertEquals, assertThrows } from "@std/assert";
import seedrandom from "seedrandom";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;

function pixels(file: Uint8Array, options?: tf.DecodeImageOptions): unknown {
  const image = tf.decodeImage(file, options);
  assertEquals(image.dtype, "int32");
  const values = image.arraySync();
  image.dispose();
  return values;
}

/** A picture without sharp edges, which JPEG keeps closely. */
function ramp(height: number, width: number, channels: number): tf.Tensor3D {
  const values = Array.from({ length: height * width * channels }, (_, i) => 40 + i);
  return tfjs.tensor3d(values, [height, width, channels], "int32");
}

function jpeg(image: tf.Tensor3D): Uint8Array {
  const file = backend.executeSingleOutput("EncodeJpeg", [], [image]);
  const [bytes] = backend.readSync(file.dataId) as Uint8Array[];
  file.dispose();
  return bytes!;
}

/** A BMP of 1 × 2 pixels: rows are padded to four bytes, and the lowest comes first. */
function bitmap(depth: number, rows: readonly number[][], palette: readonly number[] = []) {
  const file = new Uint8Array(54 + palette.length + rows.flat().length);
  const view = new DataView(file.buffer);
  file.set([0x42, 0x4d]);
  view.setUint32(2, file.length, true);
  view.setUint32(10, 54 + palette.length, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, 1, true);
  view.setInt32(22, 2, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, depth, true);
  file.set(palette, 54);
  file.set(rows.flat(), 54 + palette.length);
  return file;
}

/** Two frames of one pixel, red and blue. Codes of 3 bits: 4 clears, then the colour, 5 ends. */
const gif = Uint8Array.of(
  ...new TextEncoder().encode("GIF89a"),
  ...[1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0],
  0x3b,
);

Deno.test("a PNG gives the pixels that went in, in as many channels as asked", () => {
  for (const channels of [1, 3, 4]) {
    const image = ramp(2, 3, channels);
    assertEquals(pixels(tf.encodePng(image)), image.arraySync());
    image.dispose();
  }
  const image = tfjs.tensor3d([10, 20, 30, 0], [1, 2, 2], "int32");
  const file = tf.encodePng(image);
  assertEquals(pixels(file, { channels: 4 }), [[[10, 10, 10, 20], [30, 30, 30, 0]]]);
  assertEquals(pixels(file, { channels: 1 }), [[[10], [30]]]);
  image.dispose();
});

Deno.test("a JPEG gives nearly the pixels that went in", () => {
  for (const channels of [1, 3]) {
    const image = ramp(6, 5, channels);
    const [found, expected] = [pixels(jpeg(image)), image.arraySync()];
    const apart = tfjs.tidy(() =>
      tfjs.max(tfjs.abs(tfjs.sub(found as number[][][], expected))).arraySync()
    );
    // At quality 95 a coefficient moves by a few units at most.
    assert(Number(apart) <= 8, `found ${apart}`);
    image.dispose();
  }
});

Deno.test("a BMP's rows are turned up and its colours round", () => {
  const rows = [[1, 2, 3, 0], [4, 5, 6, 0]];
  assertEquals(pixels(bitmap(24, rows)), [[[6, 5, 4]], [[3, 2, 1]]]);
  assertEquals(pixels(bitmap(32, [[1, 2, 3, 9], [4, 5, 6, 8]])), [[[6, 5, 4, 8]], [[3, 2, 1, 9]]]);
  const grey = Array.from({ length: 1024 }, (_, i) => i % 4 === 3 ? 0 : i >> 2);
  assertEquals(pixels(bitmap(8, rows, grey)), [[[4]], [[1]]]);
});

Deno.test("BMPs that TensorFlow would misread are refused", () => {
  const rows = [[1, 0, 0, 0], [2, 0, 0, 0]];
  const message = "found a palette; save it as PNG";
  assertThrows(() => tf.decodeImage(bitmap(8, rows, [9, 9, 9, 0])), RangeError, message);
  assertThrows(() => tf.decodeImage(bitmap(4, rows)), RangeError, "found 4 bits and compression 0");
  const compressed = bitmap(8, rows);
  compressed[30] = 1;
  assertThrows(() => tf.decodeImage(compressed), RangeError, "found 8 bits and compression 1");
  assertThrows(() => tf.decodeImage(Uint8Array.of(0x42, 0x4d)), RangeError, "found 2");
});

Deno.test("of an animated GIF the first frame is given", () => {
  assertEquals(pixels(gif), [[[255, 0, 0]]]);
});

Deno.test("what is no image is refused, with what was found", () => {
  assertThrows(() => tf.decodeImage(new Uint8Array(0)), RangeError, "found no bytes");
  assertThrows(
    () => tf.decodeImage(new TextEncoder().encode("%PDF-1.7 and more")),
    RangeError,
    "expected JPEG, PNG, GIF or BMP, found 17 bytes that begin with 25 50 44 46 2d 31 2e 37",
  );
  assertThrows(() => tf.decodeImage(gif, { channels: 4 }), RangeError, "must be 3, found 4");
});

Deno.test("files that are cut off or changed give an image or an error, and leave nothing", () => {
  const [image, draw] = [ramp(6, 5, 3), seedrandom("corrupt")];
  const files = [tf.encodePng(image), jpeg(image), gif, bitmap(24, [[1, 2, 3, 0], [4, 5, 6, 0]])];
  const before = [engine.tensorCount(), engine.handleCount()];
  let refused = 0;
  for (const file of files.flatMap((file) => Array<Uint8Array>(100).fill(file))) {
    const changed = file.slice(0, draw() < 0.5 ? undefined : Math.floor(draw() * file.length));
    changed[Math.floor(draw() * changed.length)] = Math.floor(draw() * 256);
    try {
      tf.decodeImage(changed).dispose();
    } catch (error) {
      assert(error instanceof RangeError && error.message.startsWith("Cannot decode an image: "));
      refused++;
    }
  }
  assert(refused > 100, `refused ${refused}`);
  assertEquals([engine.tensorCount(), engine.handleCount()], before);
  image.dispose();
});

Deno.test("a half PNG is called cut off", () => {
  const image = ramp(6, 5, 3);
  const file = tf.encodePng(image);
  assertThrows(
    () => tf.decodeImage(file.subarray(0, 60)),
    RangeError,
    "the PNG of 60 bytes is corrupt or cut off",
  );
  image.dispose();
});

Deno.test("what is no picture is not encoded", () => {
  tfjs.tidy(() => {
    const encode = (image: tf.Tensor) => () => tf.encodePng(image as tf.Tensor3D);
    assertThrows(encode(tfjs.ones([2, 2])), RangeError, "found [2,2]");
    assertThrows(encode(tfjs.ones([2, 2, 5])), RangeError, "found [2,2,5]");
    assertThrows(encode(tfjs.ones([2, 2, 3])), TypeError, "found float32");
    assertThrows(encode(tfjs.fill([2, 2, 3], 256, "int32")), RangeError, "found 256");
  });
});
