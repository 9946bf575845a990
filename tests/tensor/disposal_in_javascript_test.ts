import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine({ backend: "cpu" });

Deno.test("on the JavaScript backend a disposed tensor is refused, too, and using frees", () => {
  const before = engine.tensorCount();
  const x = tf.ones([2, 2]);
  {
    using _clone = tf.add(x, 1);
  }
  x.dispose();
  for (const use of [() => tf.add(x, 1), () => tf.concat([x, x]), () => x.dataSync()]) {
    assertThrows(use, Error, "Cannot use a tensor: it has been disposed; use it before");
  }
  assertEquals(engine.tensorCount(), before);
});
