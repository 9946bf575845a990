import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { sample, streams } from "../../lib/random/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "./chi_squared.ts";

Deno.test("sample() exchanges each place with one at or after it", () => {
  assertEquals([...sample(() => 0, 4, 4)], [0, 1, 2, 3]);
  // 0.999 always picks the last: [3 1 2 0], then [3 0 2 1].
  assertEquals([...sample(() => 0.999, 4, 2)], [3, 0]);
});

Deno.test("sample() draws different numbers below the count", () => {
  const prng = streams(2).open("split", 0);
  for (const size of [0, 1, 7, 50]) {
    const chosen = sample(prng, 50, size);
    assertEquals(chosen.length, size);
    assertEquals(new Set(chosen).size, size);
    assertEquals(chosen.every((index) => 0 <= index && index < 50), true);
  }
});

Deno.test("sample() gives every ordered choice equally often", () => {
  const prng = streams(2).open("split", 1);
  const pairs = Array.from({ length: 12_000 }, () => sample(prng, 4, 2)).map(([a, b]) => {
    return 3 * a! + (b! > a! ? b! - 1 : b!);
  });
  assertLess(chiSquared(histogram(pairs, 12), 1000), ONE_IN_A_MILLION[11]);
});

Deno.test("sample() refuses a size above the count", () => {
  assertThrows(() => sample(() => 0, 3, 4), RangeError, "from 0 to 3, found 4");
  assertThrows(() => sample(() => 0, 3, NaN), RangeError, "found NaN");
});
