import { assertEquals } from "@std/assert";
import { z } from "zod";
import { optionFields } from "../../lib/parts/mod.ts";

Deno.test("optionFields() tells type, default and meaning of each option", () => {
  const options = z.strictObject({
    margin: z.number().default(0.2).describe("Hinge's margin"),
    form: z.enum(["squared", "hinge"]).default("hinge"),
    steps: z.int(),
    swap: z.boolean().optional(),
  });
  assertEquals(optionFields(options), [
    {
      key: "margin",
      type: "number",
      default: 0.2,
      optional: true,
      description: "Hinge's margin",
    },
    {
      key: "form",
      type: "choice",
      choices: ["squared", "hinge"],
      default: "hinge",
      optional: true,
      description: "",
    },
    { key: "steps", type: "integer", default: undefined, optional: false, description: "" },
    { key: "swap", type: "boolean", default: undefined, optional: true, description: "" },
  ]);
});
