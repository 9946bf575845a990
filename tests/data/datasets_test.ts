import { assertEquals } from "@std/assert";
import { datasets } from "../../lib/data/mod.ts";
import { optionFields } from "../../lib/parts/mod.ts";

Deno.test("datasets lists each member under its own name", () => {
  for (const [name, part] of Object.entries(datasets)) assertEquals(part.partName, name);
});

Deno.test("datasets have a default and a description for every option", () => {
  for (const { options } of Object.values(datasets)) {
    const bare = optionFields(options).filter((field) => !field.optional || !field.description);
    assertEquals(bare, []);
  }
});
