import { assert, assertEquals } from "@std/assert";
import { renderPng } from "../../lib/charts/mod.ts";

const svg = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">` +
  `<text x="2" y="15" font-family="Helvetica, sans-serif" font-size="12">${text}</text></svg>`;

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

Deno.test("renderPng() scales, sets text, and gives equal bytes from equal drawings", async () => {
  const png = await renderPng(svg("MAP@R ± ≤"));
  assertEquals([...png.subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  assertEquals(sizeOf(png), [120, 40]);
  assertEquals(sizeOf(await renderPng(svg("MAP@R"), { scale: 1 })), [60, 20]);
  assertEquals(await renderPng(svg("MAP@R ± ≤")), png);
  // Without a font, texts would vanish without a word.
  assert(png.length > (await renderPng(svg(""))).length + 200);
});
