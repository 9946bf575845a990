import { assert, assertEquals, assertLess, assertRejects, assertStringIncludes } from "@std/assert";
import { executeNotebook, notebookEnvironment } from "@marginalia/marginalia/notebook";
import { cellOutputs } from "./cell_outputs.ts";

const { python } = await notebookEnvironment();
const folder = await Deno.makeTempDir();

const started = performance.now();
const outputs = cellOutputs(
  await executeNotebook(fixture("outputs"), { python, output: `${folder}/outputs.ipynb` }),
);
const seconds = (performance.now() - started) / 1000;
await Deno.remove(folder, { recursive: true });

function fixture(name: string): string {
  return new URL(`./fixtures/${name}.ipynb`, import.meta.url).pathname;
}

/** The only output of a cell, by media type. */
function shown(cell: string): Readonly<Record<string, unknown>> {
  const [output, ...more] = outputs.get(cell) ?? [];
  assertEquals(more, []);
  assert(output?.output_type === "display_data");
  return output.data;
}

Deno.test("show() puts out a chart that JupyterLab draws, with SVG beside it", () => {
  const bundle = shown("chart");
  assertEquals(Object.keys(bundle).toSorted(), [
    "application/vnd.vegalite.v5+json",
    "image/svg+xml",
    "text/plain",
  ]);
  assertStringIncludes(JSON.stringify(bundle["application/vnd.vegalite.v5+json"]), "Two bars");
  assertStringIncludes(String(bundle["image/svg+xml"]), "mark-rect");
});

Deno.test("show() puts out tables and pictures", () => {
  assertStringIncludes(String(shown("table")["text/html"]), ">0.49</td>");
  assertStringIncludes(String(shown("picture")["image/svg+xml"]), "A dot");
});

Deno.test("progress() leaves one bar, in its last state", () => {
  const bundle = shown("progress");
  assertEquals(bundle["text/plain"], `Training ${"█".repeat(24)} 50 of 50 loss 0.020`);
  assertStringIncludes(String(bundle["text/html"]), '<progress value="50" max="50"');
});

Deno.test("prepareKernel() prints errors that nobody waits for, and holds nothing up", () => {
  assertStringIncludes(JSON.stringify(outputs.get("rejection")), "nobody waits for me");
  assertStringIncludes(JSON.stringify(outputs.get("timer")), "thrown in a timer");
  // Unheard, the error of a timer stops the kernel for 29 s.
  assertLess(seconds, 25);
});

Deno.test("no output is lost, be it large or the cell short", () => {
  const counts = [...outputs].map(([cell, its]) => [cell, its.length]);
  assertEquals(counts, counts.map(([cell]) => [cell, cell === "setup" ? 0 : 1]));
});

Deno.test("executeNotebook() says which cell failed and why", async () => {
  const error = await assertRejects(
    () => executeNotebook(fixture("failing"), { python, output: `${folder}/failing.ipynb` }),
    Error,
  );
  assertStringIncludes(error.message, "Cannot execute notebook");
  assertStringIncludes(error.message, "margin must be positive");
});
