import { assertEquals, assertThrows } from "@std/assert";
import { z } from "zod";
import { ConfigError, parseOptions } from "../../lib/parts/mod.ts";

const options = z.strictObject({
  margin: z.number().nonnegative().default(0.2),
  form: z.enum(["squared", "hinge"]).default("hinge"),
  widths: z.array(z.int().positive()).default([32]),
  swap: z.boolean().default(false),
});

function issues(input: unknown): ConfigError["issues"] {
  try {
    parseOptions("triplet-margin", options, input);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}

Deno.test("parseOptions() fills in every default", () => {
  assertEquals(parseOptions("triplet-margin", options, {}), {
    margin: 0.2,
    form: "hinge",
    widths: [32],
    swap: false,
  });
});

Deno.test("parseOptions() says value found and values allowed, for each kind of fault", () => {
  const cases: [unknown, string, string, string][] = [
    [{ margin: -1 }, "margin", "-1", "at least 0"],
    [{ margin: NaN }, "margin", "NaN", "a finite number"],
    [{ margin: Infinity }, "margin", "Infinity", "a finite number"],
    [{ margin: "abc" }, "margin", '"abc"', "a finite number"],
    [{ margin: null }, "margin", "null", "a finite number"],
    [{ form: "cubed" }, "form", '"cubed"', "one of squared, hinge"],
    [{ widths: [8, 1.5] }, "widths.1", "1.5", "a whole number"],
    [{ widths: [0] }, "widths.0", "0", "more than 0"],
    [{ swap: 1 }, "swap", "1", "true or false"],
    [3, "", "3", "an object"],
  ];
  for (const [input, path, found, allowed] of cases) {
    const [first] = issues(input);
    assertEquals([first?.path, first?.found, first?.allowed], [path, found, allowed]);
  }
});

Deno.test("parseOptions() lists all issues in one error", () => {
  assertThrows(
    () => parseOptions("triplet-margin", options, { margin: -1, swap: "no", fom: "hinge" }),
    RangeError,
    "Cannot configure triplet-margin: margin must be at least 0, found -1; " +
      'swap must be true or false, found "no"; ' +
      "fom must be one of margin, form, widths, swap, found an unknown key, did you mean form",
  );
});
