import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { integerBelow, streams } from "../../lib/random/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "./chi_squared.ts";

Deno.test("integerBelow() scales the draw down to a whole number", () => {
  assertEquals([0, 0.24, 0.25, 0.999].map((draw) => integerBelow(() => draw, 4)), [0, 0, 1, 3]);
});

Deno.test("integerBelow() gives every number equally often", () => {
  const prng = streams(1).open("search", 0);
  const numbers = Array.from({ length: 12_000 }, () => integerBelow(prng, 12));
  assertLess(chiSquared(histogram(numbers, 12), 1000), ONE_IN_A_MILLION[11]);
});

Deno.test("integerBelow() refuses a bound below 1", () => {
  for (const bound of [0, -2, 1.5, NaN]) {
    assertThrows(() => integerBelow(() => 0, bound), RangeError, `found ${bound}`);
  }
});
