import { assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import { chart, countMarks, type Outputs, shown } from "../shown.ts";

/** The published sweep as a chart, one that is planned, run, summarized and drawn, and another margin. */
export function holds(outputs: Outputs): void {
  const published = chart(shown(outputs, "published")[0]);
  assertStringIncludes(published.spec, "online");
  assertGreater(published.svg.split("<path ").length, 50);

  const plan = String(shown(outputs, "plan")[0]?.["text/plain"]);
  assertEquals(plan.match(/^(nt-xent|sup-con)_temperature-/gm)?.length, 2 * 3 * 2);
  assertStringIncludes(plan, "deno task sweep temperature loss.temperature=");
  assertStringIncludes(String(shown(outputs, "running")[0]?.["text/plain"]), "15 of 15");

  const found = String(shown(outputs, "result")[0]?.["text/plain"]);
  const test = (setup: string) =>
    Number(new RegExp(`^${setup} .*?([\\d.]+) ± [\\d.]+ +2$`, "m").exec(found)?.[1]);
  const baseline = (name: string) =>
    Number(new RegExp(`^${name} +([\\d.]+)$`, "m").exec(found)?.[1]);
  for (const setup of ["nt-xent", "sup-con"]) {
    assertGreater(test(setup), baseline("raw pixels"));
    assertLess(test(setup), 0.7);
  }
  assertGreater(baseline("raw pixels"), baseline("untrained"));
  assertGreater(baseline("untrained"), baseline("chance"));

  const [lines] = shown(outputs, "chart");
  assertEquals(countMarks(lines, "line"), 2 * 2);
  assertEquals(countMarks(lines, "symbol"), 2 * 2 * 3);

  const [bar, margins] = shown(outputs, "margin", 2);
  assertStringIncludes(String(bar?.["text/plain"]), "7 of 7");
  const [, score, raw] = /^online .*?([\d.]+) ± [\d.]+ +2$.*^raw pixels +([\d.]+)$/ms.exec(
    String(margins?.["text/plain"]),
  ) ?? [];
  assertGreater(Number(score), Number(raw));
}
