import { assertEquals, assertStrictEquals } from "@std/assert";
import { fillUniform } from "../../lib/random/mod.ts";

Deno.test("fillUniform() maps draws from [0, 1) to [low, high)", () => {
  const draws = [0, 0.5, 0.75];
  const values = new Float32Array(3);
  assertStrictEquals(fillUniform(() => draws.shift()!, values, -2, 2), values);
  assertEquals([...values], [-2, 0, 1]);
});
