import * as tf from "../../../lib/tensor/mod.ts";
import { assertCase, assertGradients, cases } from "./check_cases.ts";

await tf.startEngine({ backend: "cpu" });

for (const [name, example] of cases) {
  Deno.test(`${name} agrees with plain loops in JavaScript`, () => {
    assertCase(example, example.fn);
  });

  if (example.gradients !== undefined) {
    Deno.test(`gradients of ${name} agree with finite differences in JavaScript`, () => {
      assertGradients(example);
    });
  }
}
