import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";

await tf.startEngine();

Deno.test("gather() takes rows, columns, or one list of columns for each row", () => {
  tf.tidy(() => {
    const x = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);
    const list = tf.tensor1d([1, 0, 1], "int32");
    assertEquals(tf.gather(x, list).arraySync(), [[4, 5, 6], [1, 2, 3], [4, 5, 6]]);
    assertEquals(tf.gather(x, list, { axis: -1 }).arraySync(), [[2, 1, 2], [5, 4, 5]]);
    const each = tf.tensor2d([[2, 0], [1, 1]], [2, 2], "int32");
    assertEquals(tf.gather(x, each, { axis: 1, batchDims: 1 }).arraySync(), [[3, 1], [5, 5]]);
  });
});

Deno.test("gather() agrees with loops along a middle axis", () => {
  const x = Array.from(
    { length: 2 },
    (_, b) =>
      Array.from(
        { length: 3 },
        (_, p) =>
          Array.from({ length: 4 }, (_, n) => [0, 1].map((s) => b * 100 + p * 20 + n * 2 + s)),
      ),
  );
  const indices = [[3, 3, 0], [1, 2, 2]];
  const expected = x.map((planes, b) => planes.map((rows) => indices[b]!.map((n) => rows[n]!)));
  tf.tidy(() => {
    const found = tf.gather(tf.tensor4d(x), tf.tensor2d(indices, [2, 3], "int32"), {
      axis: 2,
      batchDims: 1,
    });
    assertEquals(found.shape, [2, 3, 3, 2]);
    assertEquals(found.arraySync() as number[][][][], expected);
  });
});

Deno.test("gather() refuses axes that do not exist", () => {
  tf.tidy(() => {
    const [x, indices] = [tf.ones([2, 3]), tf.tensor1d([0], "int32")];
    assertThrows(() => tf.gather(x, indices, { axis: 2 }), RangeError, "from -2 to 1, found 2");
    assertThrows(
      () => tf.gather(x, indices, { axis: 1, batchDims: 2 }),
      RangeError,
      "from 0 to 1, found 2",
    );
  });
});
