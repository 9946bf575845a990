import { assertAlmostEquals } from "@std/assert";
import { noncentralTProbability, studentTProbability } from "../../lib/statistics/mod.ts";
import figures from "../fixtures/statistics/figures.json" with { type: "json" };

Deno.test("noncentralTProbability() equals mpmath's quadrature in 30 digits", () => {
  for (const [t, freedom, noncentrality, probability] of figures.noncentralT as number[][]) {
    const ours = noncentralTProbability(t!, freedom!, noncentrality!);
    assertAlmostEquals(ours, probability!, 1e-12, `${t}, ${freedom}, ${noncentrality}`);
  }
});

Deno.test("noncentralTProbability() is Student's without noncentrality", () => {
  for (const t of [-3, 0, 0.4, 8]) {
    assertAlmostEquals(noncentralTProbability(t, 4, 0), studentTProbability(t, 4), 1e-13);
  }
});

Deno.test("noncentralTProbability() is 1/2 at the median of an immense effect", () => {
  // Z no longer counts: P(T ≤ t) = P(s ≥ noncentrality / t), and for 2 degrees s² is exponential.
  const [noncentrality, t] = [1e12, 1e12 / Math.sqrt(Math.LN2)];
  assertAlmostEquals(noncentralTProbability(t, 2, noncentrality), 0.5, 1e-11);
  assertAlmostEquals(noncentralTProbability(-t, 2, -noncentrality), 0.5, 1e-11);
});
