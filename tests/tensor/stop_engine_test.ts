import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";

const stopped = "the engine has been stopped; go on in a new process";

Deno.test("an engine that does not run cannot be stopped", () => {
  assertThrows(() => tf.stopEngine(), Error, "call await startEngine() first");
});

Deno.test("once the engine is stopped every call says so, and what to do", async () => {
  const engine = await tf.startEngine();
  const x = tf.keep(tf.tensor1d([3]));
  const double = tf.compile((x: tf.Tensor) => tf.add(x, x), { name: "double" });
  assertEquals(double(x).dataSync()[0], 6);
  tf.stopEngine();

  const calls: [() => unknown, string][] = [
    [() => tf.neg(x), "run Neg"],
    [() => x.square(), "run Square"],
    [() => tf.grad((x: tf.Tensor) => tf.exp(x))(x), "run Exp"],
    [() => tf.scalar(1), "make a tensor"],
    [() => x.dataSync(), "read a tensor"],
    [() => x.clone(), "run Identity"],
    [() => double(x), "call double"],
    [() => tf.runningEngine(), "say which engine runs"],
    [() => tf.stopEngine(), "stop the engine"],
  ];
  for (const [call, action] of calls) {
    assertThrows(call, Error, `Cannot ${action}: ${stopped}`);
  }
  await assertRejects(() => x.data(), Error, `Cannot read a tensor: ${stopped}`);
  await assertRejects(() => tf.startEngine(), Error, `Cannot start the engine: ${stopped}`);

  const handles = engine.handleCount();
  x.dispose();
  double.dispose();
  assertEquals(engine.handleCount(), handles - 1);
});
