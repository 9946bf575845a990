/** Frozen values: they say that published seeds still mean the same, not that the values are good. */
import { assertEquals } from "@std/assert";
import { fillNormal, integerBelow, sample, streams } from "../../lib/random/mod.ts";

Deno.test("streams() still gives the published sequences", () => {
  const prng = streams(42).open("init", "dense/kernel");
  assertEquals([prng(), prng(), prng()], [
    0.7620038859708146,
    0.4000066029946602,
    0.2273951634791178,
  ]);
  const next = streams(42).open("sampler", 7);
  assertEquals(Array.from({ length: 8 }, () => integerBelow(next, 100)), [
    5,
    28,
    20,
    64,
    50,
    85,
    3,
    80,
  ]);
});

Deno.test("sample() and fillNormal() still give the published draws", () => {
  assertEquals([...sample(streams(42).open("split", "x"), 10, 10)], [8, 2, 4, 9, 7, 3, 1, 5, 6, 0]);
  const values = fillNormal(streams(42).open("init", "x"), new Float32Array(3));
  assertEquals([...values], [-1.6953206062316895, 0.8791975378990173, -0.2268982082605362]);
});
