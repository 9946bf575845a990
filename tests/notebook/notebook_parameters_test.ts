import { assertEquals, assertThrows } from "@std/assert";
import {
  notebookDocument,
  notebookParameters,
  readNotebook,
  withParameters,
} from "@marginalia/marginalia/notebook";

const notebook = notebookDocument.parse({
  nbformat: 4,
  cells: [
    { cell_type: "code", id: "start", source: "const margin = 9;", outputs: [] },
    {
      cell_type: "code",
      id: "parameters",
      metadata: { tags: ["parameters"] },
      source: ["const margin = 1;\n", "const seeds = [0, 1];\n", 'const data = "mnist";'],
      outputs: [],
    },
  ],
});

Deno.test("notebookParameters() reads the tagged cell alone", () => {
  assertEquals(notebookParameters(notebook), { margin: 1, seeds: [0, 1], data: "mnist" });
});

Deno.test("withParameters() sets numbers, lists and texts, and leaves all else", () => {
  const changed = withParameters(notebook, { margin: "-0.5", seeds: "[3]", data: 'a "b"' });
  assertEquals(changed.cells.map(({ source }) => source), [
    "const margin = 9;",
    'const margin = -0.5;\nconst seeds = [3];\nconst data = "a \\"b\\"";',
  ]);
});

Deno.test("withParameters() refuses an unknown name with the nearest, and another kind", () => {
  assertThrows(
    () => withParameters(notebook, { margn: "1" }),
    RangeError,
    "Cannot set margn: the notebook's parameters are margin, seeds, data; did you mean margin",
  );
  for (const text of ["wide", '"1"', "", "[1]", "true"]) {
    assertThrows(() => withParameters(notebook, { margin: text }), TypeError, "a number such as 1");
  }
  assertThrows(() => withParameters(notebook, { seeds: '["a"]' }), TypeError, "a list of numbers");
});

Deno.test("every notebook has parameters", async () => {
  const folder = new URL("../../notebooks/", import.meta.url);
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".ipynb")) continue;
    const parameters = notebookParameters(await readNotebook(new URL(name, folder).pathname));
    assertEquals([name, Object.keys(parameters).length > 0], [name, true]);
  }
});
