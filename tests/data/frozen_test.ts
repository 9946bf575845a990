/** Frozen values: they say that published configs still mean the same data, not that it is good. */
import { assertEquals } from "@std/assert";
import { loadSplit } from "../../lib/data/mod.ts";
import { DEBIAN_FOLDER } from "../../lib/data/_fashion_mnist_files.ts";
import { temporaryFolder } from "../temporary_folder.ts";

Deno.test("digit-pairs and mnist still have the published bytes", async () => {
  await using folder = await temporaryFolder();
  const cache = folder.path;
  assertEquals(
    (await loadSplit({ name: "digit-pairs" }, { cache })).sha256,
    "a090bc96715a48fcd243f7c7ec409c8ac060b5ed8d9e0805a999f5f70fd5ee5c",
  );
  assertEquals(
    (await loadSplit({ name: "mnist" }, { cache })).sha256,
    "8418cd4ec8ac56b4920b5a61a8744caa8a96dd9ca5da726906010f517e8691e9",
  );
});

Deno.test({
  name: "fashion-mnist still has the published bytes",
  ignore: !await Deno.stat(DEBIAN_FOLDER).then(() => true, () => false),
  fn: async () => {
    assertEquals(
      (await loadSplit({ name: "fashion-mnist" })).sha256,
      "55c112a1f58f0b53250324530a216b7242609e3e85165506598226e032f3cbd5",
    );
  },
});
