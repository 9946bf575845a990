import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import seedrandom from "seedrandom";
import { expectedCalibrationError } from "../../lib/evaluation/mod.ts";

Deno.test("expectedCalibrationError() weighs each bin's gap by its samples", () => {
  // Two bins: 0.2 and 0.4 (one right of two: gap 0.2), 0.9 (right: gap 0.1).
  const error = expectedCalibrationError([0.2, 0.4, 0.9], [true, false, true], { bins: 2 });
  assertAlmostEquals(error, (2 * 0.2 + 0.1) / 3, 1e-15);
  // The upper end of a bin belongs to it: both lie in the first.
  assertEquals(expectedCalibrationError([0, 0.5], [false, true], { bins: 2 }), 0.25);
});

Deno.test("expectedCalibrationError() is small where confidences are true", () => {
  const random = seedrandom("calibrated");
  const confidences = Array.from({ length: 20_000 }, random);
  const isRight = confidences.map((confidence) => random() < confidence);
  // Each of 15 bins of 1,333 has a standard error of at most 0.014.
  assertEquals(expectedCalibrationError(confidences, isRight) < 0.02, true);
  assertEquals(expectedCalibrationError(confidences.map(() => 1), isRight) > 0.4, true);
});

Deno.test("expectedCalibrationError() refuses what is no confidence", () => {
  assertThrows(() => expectedCalibrationError([], []), RangeError, "at least 1 answer");
  assertThrows(() => expectedCalibrationError([1.1], [true]), RangeError, "found 1.1");
});
