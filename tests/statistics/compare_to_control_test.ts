import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import {
  cohensDz,
  compareToControl,
  holm,
  pairedT,
  pairsForPower,
  tInterval,
  twoOneSidedTests,
} from "../../lib/statistics/mod.ts";

const unit = "training seeds";
const bySeed = (values: readonly number[]) => new Map(values.map((value, seed) => [seed, value]));

/** What a seed does to every set-up alike; pairing takes it out. */
const luck = [0.05, -0.08, 0.02, 0.06, -0.03, 0.01, -0.07, 0.04];
const noise = [0.001, -0.002, 0.003, -0.001, 0.002, -0.003, 0.0005, -0.0005];
const control = { name: "contrastive", scores: bySeed(luck.map((value) => 0.5 + value)) };
const shifted = (name: string, shift: number, spread = 1) => ({
  name,
  scores: bySeed(luck.map((value, seed) => 0.5 + value + shift + spread * noise[seed]!)),
});
const others = [
  shifted("above", 0.03),
  shifted("below", -0.03),
  shifted("near", 0),
  shifted("vague", 0.01, 10),
];

Deno.test("compareToControl() reaches each verdict", () => {
  const comparisons = compareToControl({ control, others, margin: 0.01 });
  const verdicts = comparisons.map(({ verdict }) => verdict);
  assertEquals(verdicts, ["better", "worse", "equivalent", "undecided"]);
});

Deno.test("compareToControl() has the figures of the functions it is made of", () => {
  const differences = others.map(({ scores }) =>
    [...scores].map(([seed, score]) => score - control.scores.get(seed)!)
  );
  const adjusted = holm(differences.map((each) => pairedT(each).p));
  const equivalences = differences.map((each) => twoOneSidedTests(each, { margin: 0.01, unit }));
  const equivalencesAdjusted = holm(equivalences.map(({ p }) => p));
  compareToControl({ control, others, margin: 0.01 }).forEach((comparison, index) => {
    const values = differences[index]!;
    const effect = cohensDz(values);
    assertEquals([comparison.name, comparison.control], [others[index]!.name, "contrastive"]);
    assertEquals(comparison.seeds, [0, 1, 2, 3, 4, 5, 6, 7]);
    assertEquals(comparison.interval, tInterval(values, { unit }));
    assertEquals(comparison.test, pairedT(values));
    assertEquals(comparison.adjustedP, adjusted[index]);
    assertEquals(comparison.effect, effect);
    const adjustedP = equivalencesAdjusted[index]!;
    assertEquals(comparison.equivalence, { ...equivalences[index]!, adjustedP });
    if (comparison.verdict !== "undecided") return;
    const needed = pairsForPower({ effect: effect.value, significance: 0.05 / others.length });
    assertEquals(comparison.seedsNeeded, needed);
  });
});

Deno.test("compareToControl() says the verdict in words", () => {
  const sentences = compareToControl({ control, others, margin: 0.01 }).map((it) => it.sentence);
  const basis = "95 % t interval over 8 training seeds, paired";
  assert(
    sentences[0]!.startsWith(
      `above is better than contrastive: difference 0.0300 ± 0.0017 (${basis}; p < 0.001 after Holm ` +
        "over 4 comparisons; d_z = 14.",
    ),
    sentences[0],
  );
  assert(sentences[1]!.startsWith("below is worse than contrastive: difference -0.0300 ± 0.0017"));
  assertEquals(
    sentences[2],
    "near and contrastive are equivalent within ±0.01: difference 0.0000 ± 0.0017 " +
      `(${basis}; two one-sided tests, p < 0.001 after Holm over 4 comparisons).`,
  );
  assert(
    /^vague against contrastive is undecided: .* Were the difference seen the true one, \d+ seeds /
      .test(sentences[3]!),
    sentences[3],
  );
});

Deno.test("compareToControl() without a margin calls nothing equivalent", () => {
  const verdicts = compareToControl({ control, others }).map(({ verdict }) => verdict);
  assertEquals(verdicts, ["better", "worse", "undecided", "undecided"]);
});

Deno.test("compareToControl() turns the verdicts, not the differences, where lower is better", () => {
  const [above, below] = compareToControl({ control, others, better: "lower" });
  assertEquals([above!.verdict, below!.verdict], ["worse", "better"]);
  assertAlmostEquals(above!.difference, 0.03, 1e-12);
});

Deno.test("compareToControl() says of a difference below the margin that it is there", () => {
  const [comparison] = compareToControl({
    control,
    others: [shifted("slightly above", 0.005)],
    margin: 0.01,
  });
  assertEquals(comparison!.verdict, "equivalent");
  assert(comparison!.sentence.includes("There is a difference (p < 0.001"), comparison!.sentence);
});

Deno.test("compareToControl() takes identical scores for what they are", () => {
  const same = { ...control, name: "same" };
  const [plain] = compareToControl({ control, others: [same] });
  assertEquals([plain!.verdict, plain!.adjustedP, plain!.effect], ["undecided", 1, undefined]);
  assert(plain!.sentence.endsWith("Every seed gives the same difference."));
  const [judged] = compareToControl({ control, others: [same], margin: 0.01 });
  assertEquals(judged!.verdict, "equivalent");
});

Deno.test("compareToControl() counts every comparison against each", () => {
  const alone = compareToControl({ control, others: [others[3]!] })[0]!;
  const among = compareToControl({ control, others: [others[3]!, others[2]!] })[0]!;
  assertEquals(alone.adjustedP, alone.test.p);
  assertAlmostEquals(among.adjustedP, 2 * among.test.p, 1e-15);
});

Deno.test("compareToControl() names the seeds that cannot be paired", () => {
  const lacking = { name: "arc-face", scores: new Map([[0, 0.5], [5, 0.4], [9, 0.3]]) };
  assertThrows(
    () => compareToControl({ control, others: [lacking] }),
    RangeError,
    "arc-face lacks seeds 1, 2, 3, 4, 6, 7 of contrastive; run what is missing",
  );
  const small = { name: "contrastive", scores: new Map([[0, 0.5], [5, 0.4]]) };
  assertThrows(
    () => compareToControl({ control: small, others: [lacking] }),
    RangeError,
    "contrastive lacks seed 9 of arc-face",
  );
});

Deno.test("compareToControl() refuses a single seed, a diverged one and a name twice", () => {
  const one = (name: string, score: number) => ({ name, scores: new Map([[3, score]]) });
  assertThrows(
    () => compareToControl({ control: one("a", 1), others: [one("b", 2)] }),
    RangeError,
    "needs at least 2 values, found 1",
  );
  const diverged = { name: "b", scores: bySeed([0.1, NaN]) };
  assertThrows(
    () => compareToControl({ control: { name: "a", scores: bySeed([1, 2]) }, others: [diverged] }),
    RangeError,
    "Cannot compare b with a (scores of b by seed): every value must be a finite number, found NaN",
  );
  assertThrows(
    () => compareToControl({ control, others: [others[0]!, others[0]!] }),
    RangeError,
    'found "above" twice',
  );
});
