import { assertEquals, assertLess, assertNotEquals, assertThrows } from "@std/assert";
import { type Prng, streams } from "../../lib/random/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "./chi_squared.ts";

const draws = (prng: Prng, count = 8) => Array.from({ length: count }, () => prng());

Deno.test("streams() gives the same sequence for the same seed, name and key", () => {
  assertEquals(draws(streams(3).open("init", "kernel")), draws(streams(3).open("init", "kernel")));
  const { open } = streams(3);
  assertEquals(draws(open("init", "kernel")), draws(open("init", "kernel")));
});

Deno.test("streams() gives another sequence for another seed, name or key", () => {
  const base = draws(streams(3).open("sampler", 1));
  assertNotEquals(draws(streams(4).open("sampler", 1)), base);
  assertNotEquals(draws(streams(3).open("miner", 1)), base);
  assertNotEquals(draws(streams(3).open("sampler", 2)), base);
  assertNotEquals(draws(streams(3).open("sampler", "1")), base);
  assertNotEquals(draws(streams(31).open("sampler", 1)), draws(streams(3).open("sampler", 11)));
});

Deno.test("streams() does not move one stream when another is drawn from once more", () => {
  const { open } = streams(5);
  const alone = draws(open("init", "a"));
  const [first, other] = [open("init", "a"), open("miner", 0)];
  assertEquals(Array.from({ length: 8 }, () => (other(), first())), alone);
});

Deno.test("streams() draws doubles in [0, 1) that use more than 32 bits", () => {
  const values = draws(streams(0).open("search", 0), 1000);
  assertEquals(values.filter((value) => value < 0 || value >= 1), []);
  assertEquals(values.some((value) => !Number.isInteger(value * 2 ** 32)), true);
});

Deno.test("streams() draws uniformly within a stream", () => {
  const bins = draws(streams(0).open("search", 0), 100_000).map((value) => Math.floor(100 * value));
  assertLess(chiSquared(histogram(bins, 100), 1000), ONE_IN_A_MILLION[99]);
});

Deno.test("streams() draws independently across neighboring keys and seeds", () => {
  const openings = [
    (index: number) => streams(0).open("sampler", index),
    (index: number) => streams(index).open("sampler", 0),
  ];
  for (const open of openings) {
    const firsts = Array.from({ length: 40_001 }, (_, index) => Math.floor(8 * open(index)()));
    const pairs = firsts.slice(1).map((value, index) => 8 * firsts[index]! + value);
    assertLess(chiSquared(histogram(pairs, 64), 625), ONE_IN_A_MILLION[63]);
  }
});

Deno.test("streams() refuses a seed that is not a safe whole number", () => {
  for (const seed of [-1, 0.5, NaN, 2 ** 53]) {
    assertThrows(() => streams(seed), RangeError, `found ${seed}`);
  }
});
