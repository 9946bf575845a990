import { assertEquals } from "@std/assert";
import { publishedChart } from "@marginalia/marginalia/notebook";

Deno.test("publishedChart() reads the newest sweep that has a chart", async () => {
  const results = await Deno.makeTempDir();
  assertEquals(await publishedChart("margin", results), undefined);
  const sweeps = { "2026-01-02_aa": "older", "2026-01-03_bb": "newer", "2026-01-04_cc": undefined };
  for (const [name, title] of Object.entries(sweeps)) {
    const folder = `${results}/margin/${name}`;
    await Deno.mkdir(folder, { recursive: true });
    if (title === undefined) continue;
    await Deno.writeTextFile(`${folder}/margin.vl.json`, JSON.stringify({ title, mark: "bar" }));
  }
  assertEquals((await publishedChart("margin", results))?.title, "newer");
  await Deno.remove(results, { recursive: true });
});
