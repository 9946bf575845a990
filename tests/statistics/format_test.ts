import { assertEquals, assertThrows } from "@std/assert";
import { formatEstimate, formatPValue, roundEstimate } from "../../lib/statistics/mod.ts";

Deno.test("formatEstimate() rounds to two digits of the half-width", () => {
  const cases: [number, number, string][] = [
    [0.47318, 0.01234, "0.473 ± 0.012"],
    [0.4, 0.0999, "0.40 ± 0.10"],
    [0.4, 0.00996, "0.400 ± 0.010"],
    [47.318, 1.29, "47.3 ± 1.3"],
    [1234.5, 10.4, "1235 ± 10"],
    [12345, 4321, "12300 ± 4300"],
    [-0.004, 0.12, "0.00 ± 0.12"],
    [-0.5, 0.25, "-0.50 ± 0.25"],
    [1, 0, "1 ± 0"],
    [0.25, 3e-9, "0.2500000000 ± 0.0000000030"],
  ];
  for (const [value, halfWidth, text] of cases) {
    assertEquals(formatEstimate(value, halfWidth), text);
  }
});

Deno.test("roundEstimate() refuses what is no estimate", () => {
  assertThrows(() => roundEstimate(NaN, 1), RangeError, "found NaN ± 1");
  assertThrows(() => roundEstimate(1, -1), RangeError, "found 1 ± -1");
});

Deno.test("formatPValue() writes two digits down to 0.001", () => {
  const texts = [1, 0.996, 0.049, 0.0010, 0.000999, 0].map(formatPValue);
  const below = "p < 0.001";
  assertEquals(texts, ["p = 1.00", "p = 1.00", "p = 0.049", "p = 0.0010", below, below]);
  assertThrows(() => formatPValue(NaN), RangeError, "found NaN");
});
