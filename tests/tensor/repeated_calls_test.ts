import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import {
  intsAttribute,
  textAttribute,
  typeAttribute,
} from "../../lib/tensor/backend/attributes.ts";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import type { Attribute } from "../../lib/tensor/native/attribute.ts";

const engine = await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;

const image = tf.keep(tf.ones([1, 4, 4, 2]));
const filter = tf.keep(tf.ones([2, 2, 2, 3]));
const whole = tf.keep(tf.ones([1, 4, 4, 2], "int32"));
const strides = [1, 1, 1, 1];

function convolve(attributes: readonly Attribute[], ...inputs: tf.Tensor[]): number[] {
  const result = backend.executeSingleOutput("Conv2D", attributes, inputs);
  result.dispose();
  return result.shape;
}

Deno.test("a call that passed excuses none that differs", () => {
  const good = [intsAttribute("strides", strides), textAttribute("padding", "VALID")];
  const [lengths, padding] = good as [Attribute, Attribute];
  const bad: [readonly Attribute[], tf.Tensor[], string][] = [
    [[lengths], [image, filter], "attribute padding is missing"],
    [[...good, padding], [image, filter], "padding is given twice"],
    [[intsAttribute("strides", [1, 1]), padding], [image, filter], "stride"],
    [[intsAttribute("strides", [1, 0.5, 1, 1]), padding], [image, filter], "must be list(int)"],
    [[lengths, textAttribute("padding", "ROUND")], [image, filter], "must be one of SAME"],
    [[lengths, { ...padding, type: 4 }], [image, filter], "must be string"],
    [[...good, typeAttribute("T", "TF_INT32")], [image, filter], "must match T, which is int32"],
    [good, [whole, filter], "must match T, which is int32"],
    [good, [image, whole], "must match T, which is float32"],
    [good, [image], "found 1 tensors"],
    [good, [image, filter.reshape([2, 2, 3, 2])], "is not a multiple of"],
    [good, [image, filter.reshape([4, 2, 3])], "rank 4"],
  ];
  for (const [attributes, inputs, message] of bad) {
    for (let i = 0; i < 3; i++) assertEquals(convolve(good, image, filter), [1, 3, 3, 3]);
    assertThrows(() => convolve(attributes, ...inputs), Error, message);
  }
});

Deno.test("shapes that passed excuse no others", () => {
  const shape = tf.tensor1d([1, 4, 4, 2], "int32");
  const gradient = (slopes: tf.Tensor) => {
    const window = [1, 2, 2, 1];
    const attributes = [
      intsAttribute("ksize", window),
      intsAttribute("strides", window),
      textAttribute("padding", "VALID"),
    ];
    backend.executeSingleOutput("AvgPoolGrad", attributes, [shape, slopes]).dispose();
  };
  const [right, wrong, flat] = [tf.ones([1, 2, 2, 2]), tf.ones([1, 9, 2, 2]), tf.ones([8])];
  for (const other of [wrong, flat]) {
    for (let i = 0; i < 3; i++) gradient(right);
    assertThrows(() => gradient(other), RangeError, "AvgPool of [1,4,4,2] has shape [1,2,2,2]");
  }
  tf.dispose([shape, right, wrong, flat]);
});

Deno.test("a list that its caller changes is looked at anew", () => {
  const changing = [...strides];
  const attributes = [intsAttribute("strides", changing), textAttribute("padding", "SAME")];
  assertEquals(convolve(attributes, image, filter), [1, 4, 4, 3]);
  changing[1] = changing[2] = 2;
  assertEquals(convolve(attributes, image, filter), [1, 2, 2, 3]);
  changing[1] = changing[2] = 0.5;
  assertThrows(() => convolve(attributes, image, filter), TypeError, "must be list(int)");
});

Deno.test("equal constants share their memory until the last is gone", () => {
  const before = engine.handleCount();
  const equal: [tf.Tensor, tf.Tensor][] = [
    [tf.tensor1d([7, -7], "int32"), tf.tensor1d([7, -7], "int32")],
    [tf.tensor2d([[7, -7]], [1, 2], "int32"), tf.tensor2d([[7, -7]], [1, 2], "int32")],
    [tf.tensor2d([[7], [-7]], [2, 1], "int32"), tf.tensor2d([[7], [-7]], [2, 1], "int32")],
    [tf.scalar(7, "int32"), tf.scalar(7, "int32")],
    [tf.tensor1d([7], "int32"), tf.tensor1d([7], "int32")],
    [tf.scalar(7), tf.scalar(7)],
    [tf.scalar(0), tf.scalar(0)],
    [tf.scalar(-0), tf.scalar(-0)],
    [tf.scalar(Infinity), tf.scalar(Infinity)],
  ];
  const pointers = equal.map((pair) => pair.map((each) => backend.handle(each).pointer));
  for (const [first, second] of pointers) assertEquals(first, second);
  const addresses = pointers.map(([first]) => Deno.UnsafePointer.value(first!));
  assertEquals(new Set(addresses).size, equal.length, "others are apart");
  for (const [first, second] of equal) {
    const values = [...first.dataSync()];
    assertEquals(backend.handle(first).shape, second.shape);
    first.dispose();
    assertEquals([...second.dataSync()], values);
    second.dispose();
  }
  assertEquals(engine.handleCount(), before);
});

Deno.test("a negative zero stays one", () => {
  const [zero, negative] = [tf.scalar(0), tf.scalar(-0)];
  const inverse = (x: tf.Tensor) => tf.tidy(() => tf.reciprocal(x).dataSync()[0]);
  assertEquals([zero, negative].map(inverse), [Infinity, -Infinity]);
  tf.dispose([zero, negative]);
});

Deno.test("constants that are no longer kept stay with their tensors", () => {
  const before = engine.handleCount();
  const lists = Array.from({ length: 600 }, (_, index) => tf.tensor1d([index, 1], "int32"));
  for (const list of lists) backend.handle(list);
  for (const [index, list] of lists.entries()) assertEquals([...list.dataSync()], [index, 1]);
  tf.dispose(lists);
  assertEquals(engine.handleCount(), before);
});
