import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

await tf.startEngine();

type Paddings = Parameters<typeof tfjs.conv2d>[3];

/** `[before, after]` of the rows and of the columns. */
const sides:
  readonly (readonly [name: string, pad: Paddings, rows: number[], columns: number[]])[] = [
    ["one number", 1, [1, 1], [1, 1]],
    ["four numbers", [[0, 0], [2, 0], [1, 1], [0, 0]], [2, 0], [1, 1]],
  ];

const image = () => tfjs.tensor4d(seededValues("image", 2 * 5 * 4 * 3), [2, 5, 4, 3]);
const filter = () => tfjs.tensor4d(seededValues("filter", 3 * 2 * 3 * 2), [3, 2, 3, 2]);
const pad = (x: tf.Tensor4D, rows: number[], columns: number[], value = 0) =>
  tfjs.pad(x, [[0, 0], rows as [number, number], columns as [number, number], [0, 0]], value);

for (const [name, padding, rows, columns] of sides) {
  Deno.test(`a convolution with ${name} for padding is that of the padded input, gradients too`, () => {
    const ours = (x: tf.Tensor4D, w: tf.Tensor4D) => tfjs.conv2d(x, w, 2, padding);
    const plain = (x: tf.Tensor4D, w: tf.Tensor4D) =>
      tfjs.conv2d(pad(x, rows, columns), w, 2, "valid");
    const [x, w] = [image(), filter()];
    assertClose(ours(x, w), plain(x, w));
    const [forInput, expectedForInput] = [ours, plain].map((convolve) =>
      tf.grad((x) => convolve(x as tf.Tensor4D, w).square().sum())(x)
    );
    assertClose(forInput!, expectedForInput!);
    const [forFilter, expectedForFilter] = [ours, plain].map((convolve) =>
      tf.grad((w) => convolve(x, w as tf.Tensor4D).square().sum())(w)
    );
    assertClose(forFilter!, expectedForFilter!);
  });

  Deno.test(`a maximum with ${name} for padding is that of the padded input, gradient too`, () => {
    const ours = tfjs.valueAndGrad((x: tf.Tensor4D) =>
      tfjs.maxPool(x, 3, 2, padding, "floor").square().sum()
    );
    const plain = tfjs.valueAndGrad((x: tf.Tensor4D) =>
      tfjs.maxPool(pad(x, rows, columns, -1e9), 3, 2, "valid").square().sum()
    );
    const [found, expected] = [ours(image()), plain(image())];
    assertEquals(found.value.arraySync(), expected.value.arraySync());
    assertClose(found.grad, expected.grad);
  });

  Deno.test(`an average with ${name} for padding counts the input only, gradient too`, () => {
    const sums = (x: tf.Tensor4D) => tfjs.avgPool(pad(x, rows, columns), 3, 2, "valid");
    const ours = tfjs.valueAndGrad((x: tf.Tensor4D) =>
      tfjs.avgPool(x, 3, 2, padding, "floor").square().sum()
    );
    const plain = tfjs.valueAndGrad((x: tf.Tensor4D) =>
      tfjs.divNoNan(sums(x), sums(tfjs.onesLike(x))).square().sum()
    );
    const [found, expected] = [ours(image()), plain(image())];
    assertClose(found.value, expected.value);
    assertClose(found.grad, expected.grad);
  });
}

Deno.test("rounding up, the last windows reach beyond the input", () => {
  const x = tfjs.tensor3d([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 3, 1]);
  assertEquals(tfjs.maxPool(x, 2, 2, 0, "ceil").arraySync(), [[[5], [6]], [[8], [9]]]);
  assertEquals(tfjs.avgPool(x, 2, 2, 0, "ceil").arraySync(), [[[3], [4.5]], [[7.5], [9]]]);
});

Deno.test("a window larger than its input fits nowhere", () => {
  assertEquals(tfjs.maxPool(tfjs.ones<tf.Rank.R4>([1, 2, 3, 1]), 3, 1, "valid").shape, [
    1,
    0,
    1,
    1,
  ]);
});

Deno.test("a fused convolution takes channels first", () => {
  const [x, w] = [image(), filter()];
  const bias = tfjs.tensor1d([1, -1]);
  const options = { filter: w, strides: 1, pad: "same", bias, activation: "relu" } as const;
  const last = tfjs.fused.conv2d({ x, ...options });
  const first = tfjs.fused.conv2d({
    x: tfjs.transpose(x, [0, 3, 1, 2]),
    ...options,
    dataFormat: "NCHW",
  });
  assertClose(tfjs.transpose(first, [0, 2, 3, 1]), last);
});

Deno.test("whole numbers go where TensorFlow takes floats only, and stay alive", () => {
  const x = tfjs.tensor1d([-2, 0, 3], "int32");
  assertEquals(tf.mean(x).dtype, "float32");
  assertAlmostEquals(tf.mean(x).arraySync() as number, 1 / 3, 1e-7);
  assertAlmostEquals(tf.exp(x).arraySync()[2]!, Math.exp(3), 1e-5);
  assertEquals(tf.leakyRelu(x, 0.5).arraySync(), [-1, 0, 3]);
  assertEquals(tf.step(x, 7).arraySync(), [7, 7, 1]);
  assertEquals(tf.round(tfjs.tensor1d([16777217], "int32")).arraySync(), [16777217]);
  assertEquals(tf.diag(tfjs.tensor1d([true, false])).arraySync(), [[1, 0], [0, 0]]);
  assertEquals(x.arraySync(), [-2, 0, 3]);
});

Deno.test("a compiled softmax has the bits of the eager one, and hands NaN on", () => {
  const x = tfjs.tensor2d(seededValues("logits", 64 * 100), [64, 100]);
  using compiled = tf.compile((logits: tf.Tensor) => tf.softmax(logits));
  assertEquals(compiled(x).dataSync(), tf.softmax(x).dataSync());
  assertEquals([...compiled(tfjs.tensor1d([2, 1, NaN])).dataSync()], [NaN, NaN, NaN]);
});

Deno.test("multinomial draws the same for the same seed, by the probabilities", () => {
  const logits = tfjs.tensor1d([Math.log(1), Math.log(3)]);
  const draw = (seed: number) => tfjs.multinomial(logits, 10_000, seed).dataSync();
  assertEquals(draw(0.25), draw(0.25));
  assertEquals(draw(0.25).some((value, index) => value !== draw(0.75)[index]), true);
  // Six standard deviations of a share of 10,000 draws are 0.026.
  assertAlmostEquals([...draw(0.25)].reduce((a, b) => a + b) / 10_000, 0.75, 0.026);
});

Deno.test("an einsum with an output label that no input has is refused", () => {
  const x = tfjs.ones([2, 2]);
  assertThrows(() => tf.einsum("ij,jk->in", x, x), Error, "n");
});

/** Sums of some 50 products in another order differ by a few units in the last place. */
function assertClose(found: tf.Tensor, expected: tf.Tensor): void {
  assertEquals(found.shape, expected.shape);
  const values = expected.dataSync();
  found.dataSync().forEach((value, index) => assertAlmostEquals(value, values[index]!, 1e-4));
}
