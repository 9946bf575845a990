import { assertEquals, assertStrictEquals } from "@std/assert";
import { fillNormal, normal, streams } from "../../lib/random/mod.ts";

Deno.test("fillNormal() writes scaled normal draws in order", () => {
  const open = () => streams(8).open("init", "kernel");
  const values = new Float32Array(5);
  assertStrictEquals(fillNormal(open(), values, 0.25), values);
  const prng = open();
  assertEquals(values, Float32Array.from({ length: 5 }, () => 0.25 * normal(prng)));
});
