import { assertEquals } from "@std/assert";
import { fillSections, readmeSections } from "./readme_sections.ts";

Deno.test("the README's tables say what the committed records and the families say", async () => {
  const text = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  assertEquals(text, fillSections(text, await readmeSections()));
});
