import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type Report, reportHtml } from "../../lib/charts/mod.ts";

const svg = `<svg xmlns="http://www.w3.org/2000/svg"><defs><clipPath id="clip1"/></defs>` +
  `<g clip-path="url(#clip1)"/></svg>`;

const report: Report = {
  title: 'Margins <0.5 & "more"',
  summary: "What <b>changes</b>?",
  table: { columns: [{ header: "set-up", align: "left" }], rows: [["<i>"]], notes: ["a & b"] },
  charts: [{ title: "Chart", description: "Shows 'it'", svg, darkSvg: svg }],
  notes: ["Read <this>"],
  command: "deno task sweep margin loss.margin='<1'",
  configuration: { name: "</code><script>alert(1)</script>", margins: [0.2] },
  environment: { deno: "2.9.6 <x>" },
};

Deno.test("reportHtml() escapes what it is given", () => {
  const html = reportHtml(report);
  assertStringIncludes(html, "<title>Margins &lt;0.5 &amp; &quot;more&quot;</title>");
  assertStringIncludes(html, "&lt;/code&gt;&lt;script&gt;");
  for (const raw of ["<b>changes", "<i>", "a & b", "<this>", "<script", "<x>", "='<1'"]) {
    assert(!html.includes(raw), raw);
  }
});

Deno.test("reportHtml() loads nothing and runs nothing", () => {
  const html = reportHtml(report).replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
  assert(!/https?:|<script|<link|<img|@import|url\((?!#)/.test(html));
});

Deno.test("reportHtml() gives equal bytes from equal reports", () => {
  assertEquals(reportHtml(report), reportHtml(structuredClone(report)));
});

Deno.test("reportHtml() keeps the drawings' ids apart", () => {
  const ids = [...reportHtml(report).matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  assertEquals(ids, ["chart-0-light-clip1", "chart-0-dark-clip1"]);
  assertStringIncludes(reportHtml(report), "url(#chart-0-dark-clip1)");
});

Deno.test("reportHtml() leaves out sections that have nothing to say", () => {
  const html = reportHtml({ ...report, notes: [], environment: {}, charts: [] });
  assert(!/How to read it|Environment|<figure/.test(html));
});
