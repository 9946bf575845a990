import { assertEquals } from "@std/assert";
import { show } from "@marginalia/marginalia/notebook";
import { printedBy } from "./printed_by.ts";

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>A dot</title></svg>';

Deno.test("show() prints the text of a thing outside a notebook", async () => {
  assertEquals(await printedBy(() => show([{ a: 1, b: "two" }])), "a  b\n──────\n1  two");
  assertEquals(await printedBy(() => show(svg)), "Picture: A dot");
});

Deno.test("show() writes the picture where a script asks for it", async () => {
  const folder = await Deno.makeTempDir();
  const file = `${folder}/dot.svg`;
  assertEquals(
    await printedBy(() => show(svg, { file })),
    `Picture: A dot\nWritten to ${file}`,
  );
  assertEquals(await Deno.readTextFile(file), svg);
  await Deno.remove(folder, { recursive: true });
});
