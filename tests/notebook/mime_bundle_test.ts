import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { TopLevelSpec } from "vega-lite";
import { mimeBundle } from "@marginalia/marginalia/notebook";

const chart: TopLevelSpec = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  title: "Two bars",
  data: { values: [{ x: "a", y: 1 }, { x: "b", y: 3 }] },
  mark: "bar",
  encoding: { x: { field: "x", type: "nominal" }, y: { field: "y", type: "quantitative" } },
};

Deno.test("mimeBundle() gives a chart as Vega-Lite 5, SVG and text, and not as HTML", async () => {
  const bundle = await mimeBundle(chart);
  assertEquals(Object.keys(bundle), [
    "application/vnd.vegalite.v5+json",
    "image/svg+xml",
    "text/plain",
  ]);
  assertEquals(bundle["application/vnd.vegalite.v5+json"], {
    ...chart,
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  });
  assert(String(bundle["image/svg+xml"]).startsWith("<svg"));
  assertEquals(bundle["text/plain"], "Chart: Two bars");
});

Deno.test("mimeBundle() rounds where a chart's marks lie, and nothing that is read", async () => {
  const values = [{ x: 1 / 3, y: 0.00012345 }, { x: 2 / 3, y: 0.00023456 }, { x: 0.91, y: 0.0003 }];
  const svg = String(
    (await mimeBundle({
      data: { values },
      mark: "point",
      encoding: {
        x: { field: "x", type: "quantitative" },
        y: { field: "y", type: "quantitative" },
      },
    }))["image/svg+xml"],
  );
  assertEquals(svg.match(/translate\([^)]*\.\d{3,}/), null);
  assertStringIncludes(svg, ">0.00025<");
});

Deno.test("mimeBundle() names a chart by its description, else its title, else not at all", async () => {
  const text = async (spec: TopLevelSpec) => (await mimeBundle(spec))["text/plain"];
  const { title: _, ...untitled } = chart;
  assertEquals(
    await text({ ...chart, description: "Two bars, a and b" }),
    "Chart: Two bars, a and b",
  );
  assertEquals(await text({ ...chart, title: { text: "Bars", subtitle: "two" } }), "Chart: Bars");
  assertEquals(await text(untitled), "Chart: untitled");
});

Deno.test("mimeBundle() tells SVG, HTML and text apart by how they start", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>A dot</title></svg>';
  const image = `<img alt="A dot" src="data:image/svg+xml;base64,${btoa(svg)}">`;
  assertEquals(await mimeBundle(svg), {
    "text/html": image,
    "image/svg+xml": svg,
    "text/plain": "Picture: A dot",
  });
  const labelled = '<svg role="img" aria-label="A line"><text>x</text></svg>';
  assertEquals((await mimeBundle(labelled))["text/plain"], "Picture: A line");
  const html = "<style>p { color: red }</style>\n<p>One</p>\n<p>two <b>three</b></p>";
  assertEquals(await mimeBundle(html), { "text/html": html, "text/plain": "One\ntwo\nthree" });
  assertEquals(await mimeBundle("a < b"), { "text/plain": "a < b" });
});

Deno.test("mimeBundle() sets rows as a table, in HTML and in text", async () => {
  const rows = [{ name: "a<b", "MAP@R": 0.12345 }, { name: "c", seeds: 3 }];
  const bundle = await mimeBundle(rows, { caption: "Two encoders" });
  assertStringIncludes(String(bundle["text/html"]), "<caption>Two encoders</caption>");
  assertStringIncludes(String(bundle["text/html"]), "a&lt;b");
  assertEquals(
    bundle["text/plain"].split("\n").filter((line) => !line.startsWith("─")).join("\n"),
    "Two encoders\n\nname  MAP@R  seeds\na<b   0.123\nc                3",
  );
});

Deno.test("mimeBundle() takes a table as the charts make it", async () => {
  const bundle = await mimeBundle({
    columns: [{ header: "set-up", align: "left" }],
    rows: [["online"]],
    notes: ["Means over 3 seeds."],
  });
  assertStringIncludes(bundle["text/plain"], "Means over 3 seeds.");
});

Deno.test("mimeBundle() sets a report in a frame of its own, and its table as text", async () => {
  const bundle = await mimeBundle({
    title: "Margins & more",
    summary: "What a margin does.",
    sections: [{
      title: "Result",
      blocks: [{
        kind: "table",
        table: {
          name: "result",
          caption: "Set-ups.",
          table: { columns: [{ header: "set-up", align: "left" }], rows: [["online"]] },
        },
      }],
    }],
  });
  const html = String(bundle["text/html"]);
  assertStringIncludes(html, '<iframe title="Margins &amp; more" sandbox');
  assertStringIncludes(html, 'srcdoc="&lt;!doctype html&gt;');
  assertEquals(html.match(/"/g)?.length, 6);
  assertEquals(
    bundle["text/plain"],
    "Margins & more\n\nWhat a margin does.\n\nset-up\n──────\nonline",
  );
});
