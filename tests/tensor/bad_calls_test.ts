import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import type { Attribute } from "../../lib/tensor/native/attribute.ts";

await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;

const x = tf.keep(tf.tensor2d([[1, 2], [3, 4]]));
const whole = tf.keep(tf.tensor2d([[1, 2], [3, 4]], [2, 2], "int32"));
const image = tf.keep(tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]));
const strides: Attribute = { name: "strides", type: 1, value: [1, 1, 1, 1] };
const valid: Attribute = { name: "padding", type: 0, value: "VALID" };

const cases: [string, string, readonly Attribute[], readonly tf.Tensor[], string][] = [
  ["an unknown op", "Marginalize", [], [x], "Op type not registered 'Marginalize'"],
  ["too few inputs", "AddV2", [], [x], "its inputs are [x, y], found 1 tensors"],
  ["too many inputs", "Neg", [], [x, x], "its inputs are [x], found 2 tensors"],
  ["an empty list", "Pack", [], [], "must be at least 1, found 0"],
  [
    "two types for one",
    "AddV2",
    [],
    [x, whole],
    "input y must match T, which is float32, found int32",
  ],
  [
    "a type that the op lacks",
    "Relu",
    [],
    [tf.keep(tf.tensor1d([true]))],
    "must be one of float32",
  ],
  ["another fixed type", "Select", [], [x, x, x], "input condition must be bool, found float32"],
  [
    "an unknown attribute",
    "Neg",
    [{ name: "axis", type: 1, value: 1 }],
    [x],
    "it has no attribute axis; known: T",
  ],
  [
    "an attribute twice",
    "Conv2D",
    [strides, strides, valid],
    [image, image],
    "strides is given twice",
  ],
  ["a missing attribute", "Conv2D", [strides], [image, image], "attribute padding is missing"],
  [
    "an attribute of another kind",
    "Conv2D",
    [strides, { ...valid, type: 1, value: 1 }],
    [image, image],
    "attribute padding must be string, found 1",
  ],
  [
    "a fraction for a whole number",
    "Pack",
    [{ name: "axis", type: 1, value: 0.5 }],
    [x],
    "attribute axis must be int, found 0.5",
  ],
  [
    "a value that is not allowed",
    "Conv2D",
    [strides, { ...valid, value: "FULL" }],
    [image, image],
    "must be one of SAME, VALID, EXPLICIT, found FULL",
  ],
  ["strides too short", "Conv2D", [{ ...strides, value: [1, 1] }, valid], [image, image], "Conv2D"],
  [
    "strides beyond int32",
    "Conv2D",
    [{ ...strides, value: [1, 2 ** 40, 1, 1] }, valid],
    [image, image],
    "strides must fit int32, found 1099511627776",
  ],
  [
    "an image without pixels",
    "EncodePng",
    [{ name: "T", type: 4, value: 4 }],
    [tf.keep(tf.zeros([2, 0, 3], "int32"))],
    "image must have at least one pixel, found shape [2,0,3]",
  ],
  ["a wrong rank", "MaxPool", [strides, { ...strides, name: "ksize" }, valid], [x], "MaxPool"],
  [
    "more results than there is room for",
    "Unpack",
    [{ name: "num", type: 1, value: 1e9 }],
    [x],
    "it may give at most 65536 tensors",
  ],
];

for (const [name, op, attributes, inputs, message] of cases) {
  Deno.test(`a call with ${name} is refused, run or compiled`, () => {
    const before = { ...tfjs.memory() };
    const call = (...tensors: tf.Tensor[]) =>
      backend.executeMultipleOutputs(op, attributes, tensors, 1);
    const error = assertThrows(() => call(...inputs), Error, message);
    assertEquals(error.message.startsWith(`Cannot run ${op}: `), true);
    using compiled = tf.compile(call);
    assertThrows(() => compiled(...inputs), Error, message);
    assertEquals(tfjs.memory().numTensors, before.numTensors);
  });
}

Deno.test("a pooling gradient of another shape is refused, since it would write beyond its result", () => {
  const window: Attribute = { name: "ksize", type: 1, value: [1, 2, 2, 1] };
  const [sizes, wrong] = [tf.tensor1d([1, 2, 2, 1], "int32"), tf.ones([2, 1, 1, 1])];
  const attributes = [window, strides, valid];
  assertThrows(
    () => backend.executeSingleOutput("AvgPoolGrad", attributes, [sizes, wrong]),
    RangeError,
    "AvgPool of [1,2,2,1] has shape [1,1,1,1], found a gradient of [2,1,1,1]",
  );
  assertThrows(
    () => backend.executeSingleOutput("MaxPoolGrad", attributes, [image, wrong, wrong]),
    RangeError,
  );
  tf.dispose([sizes, wrong]);
});

Deno.test("a disposed tensor is refused", () => {
  const gone = tf.scalar(1);
  gone.dispose();
  assertThrows(() => tf.neg(gone), Error, "disposed");
  assertThrows(() => backend.executeSingleOutput("Neg", [], [gone]), Error, "it has been disposed");
});
