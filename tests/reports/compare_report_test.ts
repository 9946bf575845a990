import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import {
  compareReport,
  figuresOf,
  readComparison,
  reportHtml,
  tablesOf,
} from "../../lib/reports/mod.ts";

const published = "results/published/margin";
const [entry] = await Array.fromAsync(Deno.readDir(published));
const folder = join(published, entry!.name);

Deno.test("compareReport() says what a published record without trials allows", async () => {
  const report = await compareReport(await readComparison([folder]), { control: "siamese" });
  assertEquals(tablesOf(report).map(({ name }) => name), ["result", "metrics", "comparisons"]);
  assertEquals(figuresOf(report).map(({ name }) => name), ["set-ups", "margin"]);
  const html = reportHtml(report);
  assert(html.includes("is better than siamese"), "a verdict in words");
  assert(html.includes("the record holds no evaluations"), "why there are no images");
  assert(!/NaN|undefined|\[object/.test(html.replace(/<script>[^]*<\/script>/, "")));
});

Deno.test("compareReport() of two sweeps keeps their set-ups apart", async () => {
  const comparison = await readComparison([folder, folder]);
  assertEquals(comparison.arms.length, 10);
  const { sections } = await compareReport(comparison);
  assertEquals(sections.filter(({ title }) => title.endsWith("by margin")).length, 2);
});

Deno.test("readComparison() refuses a folder without a sweep", async () => {
  await assertRejects(() => readComparison(["results"]), Error, "Cannot read");
});

Deno.test("compareReport() that is quick says how to get the rest", async () => {
  const comparison = await readComparison([folder]);
  const rest = "deno task compare margin";
  assert(reportHtml(await compareReport(comparison, { detail: "quick" })).includes(rest));
  assert(!reportHtml(await compareReport(comparison)).includes(rest));
});
