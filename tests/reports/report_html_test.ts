import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type Report, reportHtml } from "../../lib/reports/mod.ts";

const svg = `<svg xmlns="http://www.w3.org/2000/svg"><defs><clipPath id="clip1"/></defs>` +
  `<g clip-path="url(#clip1)"><path d="M1.23456,2L-0.00012,40" transform="translate(0.5,1)"/></g></svg>`;
const figure = { name: "a", description: "Shows 'it'", svg };

const report: Report = {
  title: 'Margins <0.5 & "more"',
  summary: "What <b>changes</b>?",
  sections: [
    {
      title: "Result",
      blocks: [
        {
          kind: "table",
          table: {
            name: "result",
            caption: "Of <all>",
            table: {
              columns: [{ header: "set-up", align: "left" }],
              rows: [["<i>"]],
              notes: ["a & b"],
            },
          },
        },
        {
          kind: "figures",
          figures: [figure, { ...figure, name: "b", spec: { mark: "bar" } as never }],
        },
      ],
    },
    { title: "Empty", blocks: [] },
    {
      title: "Settings",
      blocks: [{
        kind: "fold",
        title: "All <x>",
        blocks: [{ kind: "code", text: "</code><script>alert(1)</script>" }],
      }],
    },
  ],
};

Deno.test("reportHtml() escapes what it is given", () => {
  const html = reportHtml(report);
  assertStringIncludes(html, "<title>Margins &lt;0.5 &amp; &quot;more&quot;</title>");
  assertStringIncludes(html, "&lt;/code&gt;&lt;script&gt;");
  for (const raw of ["<b>changes", "<i>", "a & b", "<x>", "<all>", "<script>alert"]) {
    assert(!html.includes(raw), raw);
  }
});

Deno.test("reportHtml() names no other place to load from", () => {
  const html = reportHtml(report).replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
  assert(!/https?:|src=|@import|fetch|url\((?!#|data:)/.test(html));
});

Deno.test("reportHtml() gives equal bytes from equal reports", () => {
  assertEquals(reportHtml(report), reportHtml(structuredClone(report)));
});

Deno.test("reportHtml() keeps the drawings' ids apart, and cuts coordinates to what can be seen", () => {
  const html = reportHtml(report);
  const ids = [...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  assertEquals(new Set(ids).size, ids.length);
  assertStringIncludes(html, "url(#b-clip1)");
  assertStringIncludes(html, 'd="M1.23,2L0,40" transform="translate(0.5,1)"');
});

Deno.test("reportHtml() leaves out sections that have nothing to say", () => {
  assert(!reportHtml(report).includes("Empty"));
});

Deno.test("reportHtml() links to the files of charts and tables, where there are any", () => {
  assert(!reportHtml(report).includes("charts/"));
  const html = reportHtml(report, { files: "" });
  for (
    const file of ["tables/result.md", "tables/result.tex", "charts/a.svg", "charts/b.vl.json"]
  ) {
    assertStringIncludes(html, `href="${file}"`);
  }
  assert(!html.includes("charts/a.vl.json"), "a drawing that is no chart has no spec");
});

Deno.test("reportHtml() links to no picture that was not written", () => {
  assertStringIncludes(reportHtml(report, { files: "" }), 'href="charts/a.png"');
  const quick = reportHtml(report, { files: "", png: false });
  assert(!quick.includes(".png"));
  assertStringIncludes(quick, 'href="charts/a.svg"');
});
