import { assertEquals, assertThrows } from "@std/assert";
import { inflateSync } from "node:zlib";
import { encodePng } from "../../lib/charts/mod.ts";

Deno.test("encodePng() writes the header, the pixels and the published checksum", () => {
  const pixels = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const png = encodePng({ shape: [2, 3, 1], pixels });
  const view = new DataView(png.buffer);
  assertEquals([...png.subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  assertEquals([view.getUint32(16), view.getUint32(20), png[24], png[25]], [3, 2, 8, 0]);
  const length = view.getUint32(33);
  const lines = inflateSync(png.subarray(41, 41 + length));
  assertEquals([...lines], [0, 1, 2, 3, 0, 4, 5, 6]);
  // The IEND chunk's checksum is the same in every PNG.
  assertEquals(view.getUint32(png.length - 4), 0xae426082);
});

Deno.test("encodePng() writes color", () => {
  assertEquals(encodePng({ shape: [1, 1, 3], pixels: Uint8Array.of(9, 8, 7) })[25], 2);
});

Deno.test("encodePng() refuses pixels that do not fill the shape", () => {
  assertThrows(
    () => encodePng({ shape: [1, 2, 1], pixels: Uint8Array.of(1) }),
    TypeError,
    "found 1",
  );
  assertThrows(() => encodePng({ shape: [1, 1, 2], pixels: Uint8Array.of(1, 2) }), TypeError, "2]");
});
