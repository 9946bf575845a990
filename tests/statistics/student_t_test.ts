import { assertAlmostEquals, assertThrows } from "@std/assert";
import { studentTProbability, studentTQuantile } from "../../lib/statistics/mod.ts";
import quantiles from "./fixtures/student_t_quantiles.json" with { type: "json" };
import scipy from "../fixtures/statistics/figures.json" with { type: "json" };

Deno.test("studentTQuantile() equals scipy's", () => {
  for (const [probability, freedom, quantile] of quantiles.rows as [number, number, number][]) {
    const ours = studentTQuantile(probability, freedom);
    // scipy documents no tighter accuracy, and .975 itself is rounded to 1e-16.
    assertAlmostEquals(ours / quantile, 1, 1e-11, `t(${probability}; ${freedom})`);
  }
});

Deno.test("studentTProbability() equals scipy's, far in the tails too", () => {
  for (const [t, freedom, probability] of scipy.studentT as [number, number, number][]) {
    assertAlmostEquals(studentTProbability(t, freedom) / probability, 1, 1e-12, `${t}; ${freedom}`);
  }
  // By mpmath in 40 digits; the fraction has thousands of terms here, each with its rounding.
  assertAlmostEquals(studentTProbability(-2, 1e6) / 0.022750266925659603, 1, 1e-11);
});

Deno.test("studentTQuantile() is symmetric and undoes studentTProbability()", () => {
  assertAlmostEquals(studentTQuantile(0.5, 3), 0, 1e-13);
  for (const t of [-7, -1, -0.1, 0.3, 2, 30]) {
    for (const freedom of [1, 2, 5.5, 40]) {
      const probability = studentTProbability(t, freedom);
      assertAlmostEquals(studentTProbability(-t, freedom), 1 - probability, 1e-14);
      // Near 1 a probability's last bit is worth more than 1e-10 of t.
      if (t < 3) assertAlmostEquals(studentTQuantile(probability, freedom) / t, 1, 1e-10);
    }
  }
});

Deno.test("studentTProbability() equals the closed forms for 1 and 2 degrees of freedom", () => {
  const accuracy = 1e-13; // what the incomplete beta function promises
  for (const t of [-3, -0.5, 0, 0.2, 1, 12]) {
    assertAlmostEquals(studentTProbability(t, 1), 0.5 + Math.atan(t) / Math.PI, accuracy);
    assertAlmostEquals(studentTProbability(t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)), accuracy);
  }
});

Deno.test("studentTQuantile() refuses what is no probability", () => {
  for (const probability of [0, 1, -1, NaN]) {
    assertThrows(() => studentTQuantile(probability, 3), RangeError, `found ${probability}`);
  }
  assertThrows(() => studentTQuantile(0.9, 0), RangeError, "degrees of freedom");
});
