import { assertEquals } from "@std/assert";
import { live } from "@marginalia/marginalia/notebook";
import { printedBy } from "./printed_by.ts";

Deno.test("live() shows a plain script the last thing alone", async () => {
  const text = await printedBy(async () => {
    const shown = live();
    await shown.update(() => "half");
    await shown.finish("whole");
  });
  assertEquals(text, "whole");
});
