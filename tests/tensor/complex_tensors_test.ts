import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";

await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;

const numbers = (tensor: tf.Tensor) => [...tensor.dataSync()];

Deno.test("complex numbers are made, taken apart and read as pairs", () => {
  tfjs.tidy(() => {
    const z = tfjs.complex([[1, 2]], [[3, -4]]);
    assertEquals([z.dtype, z.shape], ["complex64", [1, 2]]);
    assertEquals(numbers(z), [1, 3, 2, -4]);
    assertEquals(numbers(tfjs.real(z)), [1, 2]);
    assertEquals(numbers(tfjs.imag(z)), [3, -4]);
  });
});

Deno.test("complex numbers are multiplied, added, joined and cast", () => {
  tfjs.tidy(() => {
    const [a, b] = [tfjs.complex([1], [2]), tfjs.complex([3], [-1])];
    // (1 + 2i)(3 - i) = 3 - i + 6i + 2
    assertEquals(numbers(tfjs.mul(a, b)), [5, 5]);
    assertEquals(numbers(tfjs.add(a, b)), [4, 1]);
    assertEquals(numbers(tfjs.concat([a, b])), [1, 2, 3, -1]);
    assertEquals(numbers(tfjs.abs(tfjs.complex([3], [4]))), [5]);
    assertEquals(numbers(tfjs.cast(tfjs.tensor1d([2]), "complex64")), [2, 0]);
    assertEquals(numbers(tfjs.zeros([1], "complex64")), [0, 0]);
  });
});

Deno.test("Fourier transforms go there and back", () => {
  tfjs.tidy(() => {
    // Of [1, 2, 3, 4]: the sum 10, then -2 + 2i, -2, -2 - 2i.
    const transform = tfjs.fft(tfjs.complex([1, 2, 3, 4], [0, 0, 0, 0]));
    assertEquals(numbers(transform), [10, 0, -2, 2, -2, 0, -2, -2]);
    assertEquals(numbers(tfjs.ifft(transform)), [1, 0, 2, 0, 3, 0, 4, 0]);
    const half = tfjs.rfft(tfjs.tensor1d([1, 2, 3, 4]));
    assertEquals(numbers(half), [10, 0, -2, 2, -2, 0]);
    numbers(tfjs.irfft(half)).forEach((value, i) => assertAlmostEquals(value, i + 1, 1e-6));
  });
});

Deno.test("complex numbers written from JavaScript reach TensorFlow, and must be pairs", () => {
  const write = (values: number[]) => {
    const dataId = backend.write(Float32Array.from(values), [2], "complex64");
    return tfjs.engine().makeTensorFromTensorInfo({ dataId, shape: [2], dtype: "complex64" });
  };
  const z = write([1, 2, 3, 4]);
  const conjugate = backend.executeSingleOutput("Conj", [], [z]);
  assertEquals(numbers(conjugate), [1, -2, 3, -4]);
  const odd = write([1, 2]);
  assertThrows(
    () => backend.executeSingleOutput("Conj", [], [odd]),
    RangeError,
    "complex64[2] has 4 values, found 2",
  );
  tf.dispose([z, conjugate, odd]);
});

Deno.test("a compiled function takes, holds and gives complex numbers", () => {
  using turn = tf.compile((z: tf.Tensor) => tfjs.mul(z, tfjs.complex(0, 1)));
  const z = tfjs.complex([1, 2], [3, 4]);
  const turned = turn(z);
  assertEquals(numbers(turned), [-3, 1, -4, 2]);
  tf.dispose([z, turned]);
});
