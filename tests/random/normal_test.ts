import { assertAlmostEquals, assertLess } from "@std/assert";
import { normal, streams } from "../../lib/random/mod.ts";
import { chiSquared, histogram, ONE_IN_A_MILLION } from "./chi_squared.ts";

/** Cuts the standard normal distribution into ten parts of equal probability. */
const DECILES = [-1.2815515655, -0.8416212336, -0.5244005127, -0.2533471031, 0];

Deno.test("normal() draws each tenth of the normal distribution equally often", () => {
  const prng = streams(6).open("init", "normal");
  const bounds = [...DECILES, ...DECILES.slice(0, 4).map((bound) => -bound).reverse()];
  const tenths = Array.from({ length: 50_000 }, () => {
    const value = normal(prng);
    return bounds.filter((bound) => bound <= value).length;
  });
  assertLess(chiSquared(histogram(tenths, 10), 5000), ONE_IN_A_MILLION[9]);
});

Deno.test("normal() follows the polar formula and rejects points outside the circle", () => {
  // (0.95, 0.95) maps to (0.9, 0.9), outside; (0.75, 0.5) maps to (0.5, 0), inside.
  const draws = [0.95, 0.95, 0.75, 0.5];
  assertAlmostEquals(normal(() => draws.shift()!), 0.5 * Math.sqrt(-2 * Math.log(0.25) / 0.25));
});
