import { assert, assertEquals } from "@std/assert";
import { pathToFileURL } from "node:url";
import { embeddingMap } from "../../lib/charts/mod.ts";
import { drawFigure, type Report, writeReport } from "../../lib/reports/mod.ts";
import { spriteSheet } from "../../lib/reports/_sprite_images.ts";
import { findChromium, openPage } from "./_chromium.ts";

const chromium = await findChromium();

const images = {
  shape: [2, 2, 1],
  pixels: Uint8Array.from({ length: 16 }, (_, index) => 16 * index),
  labels: Int32Array.of(0, 1, 0, 1),
  classes: ["ones", "twos"],
} as const;

async function report(): Promise<Report> {
  const spec = embeddingMap({
    images,
    panels: [{ title: "PCA", positions: [0, 0, 1, 1, 2, 0, 3, 1] }],
    thumbnails: 0,
  });
  return {
    title: "A report",
    summary: "What a page does in a browser.",
    sections: [{
      title: "Map",
      blocks: [{
        kind: "figures",
        figures: [
          await drawFigure({
            name: "map",
            description: "Four images.",
            spec,
            sprites: { cells: [0, 1, 2, 3], labels: ["ones", "twos", "ones", "twos"] },
          }),
        ],
      }],
    }],
    sprites: spriteSheet(images),
  };
}

Deno.test({
  name: chromium === undefined
    ? "a report in a browser (skipped: needs Chromium, found none on the PATH)"
    : "a report opens from disk, loads nothing, complains of nothing, and shows images on pointing",
  ignore: chromium === undefined,
  async fn() {
    const folder = await Deno.makeTempDir();
    const { report: path } = await writeReport(folder, await report());
    {
      await using page = await openPage(chromium!, pathToFileURL(path).href);
      const tip = 'document.querySelector("#tip")';
      assertEquals(await page.evaluate(`${tip}.hidden`), true);
      const point = `document.querySelectorAll("g.mark-symbol.role-mark path")[3]`;
      const place = `JSON.stringify(${point}.getBoundingClientRect())`;
      const { x, y, width, height } = JSON.parse(String(await page.evaluate(place)));
      await page.pointAt(x + width / 2, y + height / 2);
      assertEquals(await page.evaluate(`${tip}.textContent`), "twos");
      assertEquals(await page.evaluate(`${tip}.querySelector(".sprite").hidden`), false);
      const chosen = 'document.querySelectorAll("path.of-class").length';
      assertEquals(await page.evaluate(chosen), 2);
      const background = "getComputedStyle(document.body).backgroundColor";
      const light = await page.evaluate(background);
      await page.setTheme("dark");
      assert(await page.evaluate(background) !== light, "dark pages are dark");
      assertEquals(page.requests, []);
      assertEquals(page.complaints, []);
    }
    await Deno.remove(folder, { recursive: true });
  },
});
