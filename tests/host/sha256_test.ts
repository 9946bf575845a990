import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { sha256Hex, sha256OfFile } from "../../lib/host/sha256.ts";
import { temporaryFolder } from "../temporary_folder.ts";

Deno.test("sha256Hex() gives the figure of FIPS 180-4 for text and bytes", () => {
  const published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  assertEquals(sha256Hex("abc"), published);
  assertEquals(sha256Hex(new TextEncoder().encode("abc")), published);
});

Deno.test("sha256OfFile() equals sha256Hex() of the content, also over several pieces", async () => {
  await using folder = await temporaryFolder();
  for (const length of [0, 1, 2 ** 20, 2 ** 21 + 3]) {
    const bytes = Uint8Array.from({ length }, (_, index) => index % 251);
    const path = join(folder.path, String(length));
    await Deno.writeFile(path, bytes);
    assertEquals(await sha256OfFile(path), sha256Hex(bytes));
  }
});
