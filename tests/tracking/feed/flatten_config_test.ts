import { assertEquals } from "@std/assert";
import { flattenConfig } from "../../../lib/tracking/mod.ts";

Deno.test("flattenConfig() writes equal numbers as equal strings", () => {
  assertEquals(
    flattenConfig({ a: 0.10, b: 1e-7, c: 1.0, d: -0, e: 0.1 + 0.2, f: true, g: null, h: "x" }),
    { a: "0.1", b: "1e-7", c: "1", d: "0", e: "0.30000000000000004", f: "true", g: "null", h: "x" },
  );
});

Deno.test("flattenConfig() dots nested names, and keeps lists and empty objects whole", () => {
  assertEquals(
    flattenConfig({ a: { b: { c: 1 }, d: {} }, list: [{ x: 1 }, 2], empty: [] }),
    { "a.b.c": "1", "a.d": "{}", list: `[{"x":1},2]`, empty: "[]" },
  );
  assertEquals(flattenConfig({}), {});
});

Deno.test("flattenConfig() gives the hash of a value that MLflow would cut off", () => {
  const fits = flattenConfig({ a: "x".repeat(6000) });
  assertEquals(fits.a?.length, 6000);
  // By Python's hashlib.
  const hash = "e12d2a8f900180c390cade9bf88cb571b741fafe25f6f2783af4545ea70f05e0";
  assertEquals(flattenConfig({ a: "x".repeat(6001) }), { a: `sha256:${hash}` });
});
