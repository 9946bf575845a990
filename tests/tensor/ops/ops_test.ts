import { assertEquals } from "@std/assert";
import * as tf from "../../../lib/tensor/mod.ts";
import { assertCase, assertGradients, cases } from "./check_cases.ts";

const engine = await tf.startEngine();

for (const [name, example] of cases) {
  const { fn } = example;

  Deno.test(`${name} agrees with plain loops, op by op and under XLA`, () => {
    using compiled = tf.compile(fn, { mode: "xla" });
    for (const run of [fn, compiled]) assertCase(example, run);
  });

  Deno.test(`${name} agrees as a graph, and leaves no tensor behind`, () => {
    const before = engine.tensorCount();
    using compiled = tf.compile(fn);
    assertCase(example, compiled);
    assertCase(example, fn);
    assertEquals(engine.tensorCount(), before);
  });

  if (example.gradients !== undefined) {
    Deno.test(`gradients of ${name} agree with finite differences, op by op and compiled`, () => {
      assertGradients(example);
    });
  }
}
