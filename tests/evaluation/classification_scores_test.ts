import { assertAlmostEquals, assertThrows } from "@std/assert";
import { classificationScores } from "../../lib/evaluation/mod.ts";
import sklearn from "./fixtures/macro_scores.json" with { type: "json" };

Deno.test("classificationScores() gives macro means worked out by hand", () => {
  const scores = classificationScores([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 3, 0]);
  // Class 0: 2 of 3 predictions right, 2 of 3 found. Class 1: 1 of 2, 1 of 2. Class 2: never predicted.
  // Class 3 is predicted but does not occur: it has no row of its own.
  const exact = 1e-15;
  assertAlmostEquals(scores.knn_accuracy, 3 / 6, exact);
  assertAlmostEquals(scores.knn_precision, (2 / 3 + 1 / 2 + 0) / 3, exact);
  assertAlmostEquals(scores.knn_recall, (2 / 3 + 1 / 2 + 0) / 3, exact);
  assertAlmostEquals(scores.knn_f1, (2 / 3 + 1 / 2 + 0) / 3, exact);
});

Deno.test("classificationScores() averages the classes' F1, not the means", () => {
  const { knn_f1: f1 } = classificationScores([0, 0, 0, 1], [0, 1, 1, 1]);
  // Class 0: precision 1, recall 1/3, F1 1/2. Class 1: precision 1/3, recall 1, F1 1/2.
  assertAlmostEquals(f1, 1 / 2, 1e-15);
});

Deno.test("classificationScores() equals scikit-learn's", () => {
  const scores = classificationScores(sklearn.labels, sklearn.predictions);
  for (const name of ["knn_accuracy", "knn_precision", "knn_recall", "knn_f1"] as const) {
    assertAlmostEquals(scores[name], sklearn.scores[name], 1e-14, name);
  }
});

Deno.test("classificationScores() refuses no samples and unequal lengths", () => {
  assertThrows(() => classificationScores([], []), RangeError, "found 0 labels");
  assertThrows(() => classificationScores([1], []), RangeError, "0 predictions");
});
