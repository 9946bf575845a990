import { assertEquals, assertLess } from "@std/assert";
import { shuffle, streams } from "../../lib/random/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "./chi_squared.ts";

Deno.test("shuffle() keeps the values and leaves its input as it was", () => {
  const words = ["a", "b", "c", "d"];
  assertEquals(shuffle(streams(0).open("split", 0), words).toSorted(), words);
  assertEquals(words, ["a", "b", "c", "d"]);
  const numbers = Int32Array.of(5, 5, -7);
  assertEquals([...shuffle(streams(0).open("split", 0), numbers).toSorted()], [-7, 5, 5]);
  assertEquals([...numbers], [5, 5, -7]);
});

Deno.test("shuffle() puts a list and a typed array in the same order", () => {
  const values = [4, 8, 15, 16, 23, 42];
  assertEquals(
    [...shuffle(streams(9).open("split", 0), Int32Array.from(values))],
    shuffle(streams(9).open("split", 0), values),
  );
});

Deno.test("shuffle() gives every order equally often", () => {
  const prng = streams(4).open("split", 0);
  const orders = Array.from({ length: 24_000 }, () => {
    const [a, b, c] = shuffle(prng, [0, 1, 2, 3]);
    const rest = [0, 1, 2, 3].filter((value) => value !== a);
    return 6 * a! + 2 * rest.indexOf(b!) + Number(rest.filter((value) => value !== b)[1] === c);
  });
  assertLess(chiSquared(histogram(orders, 24), 1000), ONE_IN_A_MILLION[23]);
});
