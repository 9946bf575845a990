import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import {
  correctedResampledInterval,
  correctedResampledT,
  pairedT,
  tInterval,
} from "../../lib/statistics/mod.ts";

const scores = [0.51, 0.47, 0.55, 0.49, 0.5];
const testToTrain = 1 / 4;

Deno.test("correctedResampledInterval() is the t interval, wider by √(1 + n · testToTrain)", () => {
  const corrected = correctedResampledInterval(scores, { unit: "folds", testToTrain });
  const plain = tInterval(scores, { unit: "training seeds" });
  assertAlmostEquals(corrected.halfWidth / plain.halfWidth, 1.5, 1e-14);
  assertAlmostEquals(corrected.upper + corrected.lower, plain.upper + plain.lower, 1e-14);
  assertEquals([corrected.method, corrected.unit], ["corrected resampled t", "folds"]);
});

Deno.test("correctedResampledT() is the paired t, smaller by as much", () => {
  const corrected = correctedResampledT(scores, { testToTrain });
  assertAlmostEquals(pairedT(scores).statistic / corrected.statistic, 1.5, 1e-14);
  assertEquals(correctedResampledT([0, 0], { testToTrain }).p, 1);
});

Deno.test("correctedResampledT() is at 1 - level where the interval touches 0", () => {
  const unit = "training seeds and folds";
  const { lower, upper } = correctedResampledInterval(scores, { unit, testToTrain, level: 0.9 });
  for (const bound of [lower, upper]) {
    const moved = scores.map((score) => score - bound);
    assertAlmostEquals(correctedResampledT(moved, { testToTrain }).p, 0.1, 1e-11);
  }
});

Deno.test("correctedResampledInterval() and its test refuse too few folds and impossible parts", () => {
  const unit = "folds";
  assertThrows(
    () => correctedResampledInterval([1], { unit, testToTrain }),
    RangeError,
    "Cannot compute an interval over folds: needs at least 2 values, found 1",
  );
  assertThrows(
    () => correctedResampledInterval(scores, { unit, testToTrain: 0 }),
    RangeError,
    "must be positive, found 0",
  );
  assertThrows(() => correctedResampledT(scores, { testToTrain: NaN }), RangeError, "found NaN");
});
