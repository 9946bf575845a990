import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  countPairs,
  equalErrorRate,
  rocAuc,
  rocPoints,
  trueAcceptRate,
} from "../../../lib/evaluation/mod.ts";
import reference from "../fixtures/reference.json" with { type: "json" };

const { verification } = reference;
const counts = countPairs({
  distances: verification.distances,
  labels: verification.same.map((same) => same === 1 ? "same" : "different"),
});

Deno.test("AUC, equal error rate and true accepts equal scikit-learn's", () => {
  // Sums of at most 500 float64 terms.
  assertAlmostEquals(rocAuc(counts), verification.auc, 1e-13);
  // The reference searches to 1e-14.
  assertAlmostEquals(equalErrorRate(counts).rate, verification.equalErrorRate, 1e-12);
  for (const [rate, accepts] of Object.entries(verification.trueAccepts)) {
    assertAlmostEquals(trueAcceptRate(counts, Number(rate)).trueAccepts, accepts, 1e-15);
  }
});

Deno.test("the points of the ROC curve are scikit-learn's", () => {
  const points = rocPoints(counts, 1000);
  assertEquals(points.falseAccepts.length, verification.falseAccepts.length);
  points.falseAccepts.forEach((rate, point) => {
    assertAlmostEquals(rate, verification.falseAccepts[point]!, 1e-15);
    assertAlmostEquals(points.trueAccepts[point]!, verification.trueAcceptRates[point]!, 1e-15);
  });
});
