import { assertEquals, assertThrows } from "@std/assert";
import { z } from "zod";
import { ConfigError, definePart } from "../../lib/parts/mod.ts";

const part = definePart({
  name: "scaled",
  options: z.strictObject({ factor: z.number().positive().default(2) }),
  create: ({ factor }) => (x: number) => factor * x,
});

Deno.test("a part called by hand has defaults and the checks of a config", () => {
  assertEquals(part()(3), 6);
  assertEquals(part({})(3), 6);
  assertEquals(part({ factor: 5 })(3), 15);
  assertThrows(() => part({ factor: -1 }), ConfigError, "Cannot configure scaled: factor must be");
  // @ts-expect-error: no such option
  assertThrows(() => part({ fctor: 1 }), ConfigError, "did you mean factor");
});

Deno.test("a part carries its name and schema", () => {
  assertEquals(part.partName, "scaled");
  assertEquals(Object.keys(part.options.shape), ["factor"]);
});
