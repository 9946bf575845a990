import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { type Attribute, attributeKinds } from "../../lib/tensor/native/attribute.ts";
import { dataTypes } from "../../lib/tensor/native/data_type.ts";

const engine = await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;
const { TF_INT64, TF_UINT8, TF_INT32 } = dataTypes;

const type = (name: string, value: number): Attribute => ({
  name,
  type: attributeKinds.TF_ATTR_TYPE,
  value,
});
const whole = (...values: number[]) => tfjs.tensor1d(values, "int32");

function run(op: string, attributes: readonly Attribute[], ...inputs: tf.Tensor[]): tf.Tensor {
  return backend.executeSingleOutput(op, attributes, inputs);
}

const to64 = [type("SrcT", TF_INT32), type("DstT", TF_INT64)];
const power = (x: tf.Tensor) => {
  const square = [type("T", TF_INT64)];
  return run("Square", square, x);
};

Deno.test("int64 and uint8 results are int32 tensors, run or compiled", () => {
  const call = (condition: tf.Tensor) => run("Cast", to64, condition);
  const bytes = (x: tf.Tensor) => run("Cast", [type("DstT", TF_UINT8)], x);
  const x = whole(7, -1, 2 ** 31 - 1, -(2 ** 31));
  const small = whole(0, 200, 255);
  for (const [fn, input] of [[call, x], [bytes, small]] as const) {
    using compiled = tf.compile(fn);
    for (const result of [fn(input), compiled(input)]) {
      assertEquals(result.dtype, "int32");
      assertEquals([...result.dataSync()], [...input.dataSync()]);
      result.dispose();
    }
  }
  tf.dispose([x, small]);
});

Deno.test("an op that demands int64 gets it", () => {
  const x = whole(3, -4);
  using compiled = tf.compile(power);
  for (const result of [power(x), compiled(x)]) {
    assertEquals([...result.dataSync()], [9, 16]);
    result.dispose();
  }
  x.dispose();
});

Deno.test("int64 values that int32 cannot hold are an error with the value", () => {
  const x = whole(2, 65_536);
  backend.handle(x);
  const before = engine.handleCount();
  const error = assertThrows(() => power(x), RangeError);
  assertEquals(
    error.message,
    "Cannot hold a tensor: int64 values become int32, which ends at 2147483647, found 4294967296",
  );
  assertEquals(engine.handleCount() - before, 0, "no copy is kept");
  const double = run("Cast", [type("DstT", 2)], x);
  assertThrows(() => double.dataSync(), TypeError, "float64 has no numbers for JavaScript");
  tf.dispose([x, double]);
});

Deno.test("values that uint8 cannot hold are an error with the value", () => {
  const invert = (x: tf.Tensor) => run("Invert", [type("T", TF_UINT8)], x);
  tfjs.tidy(() => {
    assertEquals([...invert(whole(0, 255, 1)).dataSync()], [255, 0, 254]);
    assertThrows(() => invert(whole(256)), RangeError, "values lie in [0, 255], found 256");
    assertThrows(() => invert(whole(-1)), RangeError, "found -1");
  });
});

Deno.test("results of types that tfjs lacks are refused and freed", () => {
  const x = whole(1);
  backend.handle(x);
  const before = engine.handleCount();
  assertThrows(() => run("Cast", [type("DstT", 19)], x), TypeError, "found float16");
  assertEquals(engine.handleCount() - before, 0, "no copy is kept");
  const double = run("Cast", [type("DstT", 2)], x);
  assertThrows(() => double.dataSync(), TypeError, "float64 has no numbers for JavaScript");
  tf.dispose([x, double]);
});

Deno.test("values must be as many as the shape says", () => {
  const dataId = backend.write(Float32Array.of(1, 2), [3], "float32");
  const x = tfjs.engine().makeTensorFromTensorInfo({ dataId, shape: [3], dtype: "float32" });
  assertThrows(() => run("Neg", [], x), RangeError, "float32[3] has 3 values, found 2");
  x.dispose();
});

Deno.test("every type survives a move to the other backend and back", async () => {
  const made = [
    tfjs.tensor1d([1.5, -2]),
    whole(1, -2),
    tfjs.tensor1d([true, false]),
    tfjs.tensor1d(["a", "b".repeat(50)]),
  ].map((tensor) => run("Identity", [], tensor));
  for (const tensor of made) {
    const before = Array.from<unknown>(tensor.dataSync());
    await tfjs.setBackend("cpu");
    const moved = tfjs.reshape(tensor, [2, 1]);
    await tfjs.setBackend("tensorflow");
    const back = run("Identity", [], moved);
    assertEquals(Array.from<unknown>(back.dataSync()), before);
    tf.dispose([moved, back, tensor]);
  }
});

Deno.test("time says how long a call took", async () => {
  const { kernelMs } = await tfjs.time(() => {
    tfjs.tidy(() => tfjs.matMul(tfjs.ones([200, 200]), tfjs.ones([200, 200])).dataSync());
  });
  assertEquals(typeof kernelMs === "number" && kernelMs > 0, true, `found ${kernelMs}`);
});
