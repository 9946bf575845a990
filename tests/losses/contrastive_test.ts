import { assertAlmostEquals, assertEquals } from "@std/assert";
import { contrastive, type LossTerms } from "../../lib/losses/mod.ts";
import { mean, meanOfNonZero, termStatistics } from "../../lib/reducers/mod.ts";
import { scalar, startEngine, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ backend: "cpu" });

/** An anchor with positives at 0.5 and 1 (the second twice) and negatives at 0.6 and 3. */
function termsOf(options: Parameters<typeof contrastive>[0], positiveMargin = 0): LossTerms {
  return contrastive(options).terms({
    scores: {
      kind: "distance",
      form: "euclidean",
      range: [0, Infinity],
      matrix: tensor2d([[0.5, 1, 0.6, 3]]),
    },
    selection: {
      kind: "pairs",
      positive: tensor2d([[1, 2, 0, 0]]),
      negative: tensor2d([[0, 0, 1, 1]]),
    },
    numbers: { margin: scalar(1), positiveMargin: scalar(positiveMargin) },
  });
}

Deno.test("contrastive() squared: half of d² and of [margin − d]₊², counts weighing", () => {
  const { positive, negative } = termsOf({});
  assertAlmostEquals(mean()(positive!).arraySync(), (0.125 + 2 * 0.5) / 3, 1e-6);
  assertAlmostEquals(mean()(negative!).arraySync(), (0.08 + 0) / 2, 1e-6);
  assertAlmostEquals(meanOfNonZero()(negative!).arraySync(), 0.08, 1e-6);
});

Deno.test("contrastive() hinge: d − positive margin and margin − d, where above 0", () => {
  const { positive, negative } = termsOf({ form: "hinge" }, 0.75);
  assertAlmostEquals(mean()(positive!).arraySync(), (0 + 2 * 0.25) / 3, 1e-6);
  assertAlmostEquals(mean()(negative!).arraySync(), 0.4 / 2, 1e-6);
});

Deno.test("contrastive() takes a negative positive margin, which pulls on every pair", () => {
  const { positive } = termsOf({ form: "hinge" }, -0.2);
  assertAlmostEquals(mean()(positive!).arraySync(), (0.7 + 2 * 1.2) / 3, 1e-6);
});

Deno.test("contrastive() joint: one mean over all pairs", () => {
  const terms = termsOf({ form: "hinge", balance: "joint" });
  assertEquals(Object.keys(terms), ["pairs"]);
  const { total, count, active } = termStatistics(terms.pairs!);
  assertAlmostEquals(total.arraySync(), 0.5 + 2 * 1 + 0.4, 1e-6);
  assertEquals([count.arraySync(), active.arraySync()], [5, 4]);
});
