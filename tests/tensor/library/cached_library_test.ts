import { assert, assertEquals, assertRejects } from "@std/assert";
import { dirname, join } from "node:path";
import { cachedLibrary, fetchLibrary } from "../../../lib/tensor/library/cached_library.ts";
import type { Download } from "../../../lib/tensor/library/download_wheel.ts";
import { spawnUntilReady } from "../../host/spawn_until_ready.ts";
import { temporaryFolder } from "../../temporary_folder.ts";
import { CONTENT, WHEEL } from "./tiny_wheel.ts";

const LIBRARY = "libtensorflow_cc.so.2";

/** Unpacks the tiny wheel, or something like it. */
function unpacking(changes: Readonly<Record<string, string | undefined>> = {}): Download {
  return async (_wheel, folder) => {
    for (const [path, text] of Object.entries({ ...CONTENT, ...changes })) {
      if (text === undefined) continue;
      await Deno.mkdir(dirname(join(folder, path)), { recursive: true });
      await Deno.writeTextFile(join(folder, path), text);
    }
  };
}

const namesIn = async (folder: string) =>
  (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();

Deno.test("fetchLibrary() keeps the libraries side by side, and nothing else", async () => {
  await using cache = await temporaryFolder();
  const folder = join(cache.path, "new", "library");
  assertEquals(await cachedLibrary(WHEEL, folder), undefined);
  const fetched = await fetchLibrary(WHEEL, folder, unpacking({ "tiny/unneeded.py": "pass" }));
  assertEquals(fetched, { path: join(folder, LIBRARY), source: "fetched", version: "2.21.0" });
  assertEquals(await cachedLibrary(WHEEL, folder), { ...fetched, source: "cache" });
  assertEquals(await namesIn(folder), [LIBRARY, "libtensorflow_framework.so.2"]);
});

for (
  const [what, changes] of [
    ["another content of the same size", { "tiny/libtensorflow_framework.so.2": "brother" }],
    ["half of it", { "tiny/libtensorflow_cc.so.2": "a library ".repeat(2500) }],
    ["nothing", { "tiny/libtensorflow_framework.so.2": undefined }],
  ] as const
) {
  Deno.test(`fetchLibrary() refuses ${what}, leaves nothing, and can be called again`, async () => {
    await using cache = await temporaryFolder();
    const folder = join(cache.path, "library");
    await assertRejects(() => fetchLibrary(WHEEL, folder, unpacking(changes)), Error);
    assertEquals(await namesIn(cache.path), ["library.lock"]);
    assertEquals(await cachedLibrary(WHEEL, folder), undefined);
    await fetchLibrary(WHEEL, folder, unpacking());
    assert(await cachedLibrary(WHEEL, folder) !== undefined);
  });
}

Deno.test("fetchLibrary() names the file and both hashes if one is wrong", async () => {
  await using cache = await temporaryFolder();
  const wrong = unpacking({ "tiny/libtensorflow_framework.so.2": "brother" });
  const error = await assertRejects(
    () => fetchLibrary(WHEEL, join(cache.path, "it"), wrong),
    Error,
  );
  const { path, sha256 } = WHEEL.libraries[1] ?? { path: "", sha256: "" };
  assert(
    error.message.startsWith(`Cannot use "${path}" of ${WHEEL.file}: expected sha256 ${sha256}`),
  );
});

Deno.test("cachedLibrary() notices a file that was cut or is gone, and it is fetched anew", async () => {
  for (const spoil of [(path: string) => Deno.truncate(path, 7), Deno.remove]) {
    await using cache = await temporaryFolder();
    const folder = join(cache.path, "library");
    const { path } = await fetchLibrary(WHEEL, folder, unpacking());
    await spoil(path);
    assertEquals(await cachedLibrary(WHEEL, folder), undefined);
    await fetchLibrary(WHEEL, folder, unpacking());
    assertEquals(await Deno.readTextFile(path), CONTENT["tiny/libtensorflow_cc.so.2"]);
  }
});

Deno.test("fetchLibrary() downloads once for many callers", async () => {
  await using cache = await temporaryFolder();
  let downloads = 0;
  const counting: Download = async (...args) => {
    downloads++;
    await unpacking()(...args);
  };
  const folder = join(cache.path, "library");
  await Promise.all([1, 2, 3].map(() => fetchLibrary(WHEEL, folder, counting)));
  assertEquals(downloads, 1);
});

/** Unpacks the tiny wheel in another process, says so, and never comes to moving it in place. */
const ENDLESS = `
  const [{ fetchLibrary }, { WHEEL, CONTENT }] = await Promise.all([import(Deno.args[0]), import(Deno.args[1])]);
  await fetchLibrary(WHEEL, Deno.args[2], async (wheel, folder) => {
    await Deno.mkdir(folder + "/tiny", { recursive: true });
    for (const [path, text] of Object.entries(CONTENT)) await Deno.writeTextFile(folder + "/" + path, text);
    console.log("unpacked");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });
`;

Deno.test("fetchLibrary() fetches anew what was killed between unpacking and moving", async () => {
  await using cache = await temporaryFolder();
  const folder = join(cache.path, "library");
  const modules = ["../../../lib/tensor/library/cached_library.ts", "./tiny_wheel.ts"];
  const killed = await spawnUntilReady(Deno.execPath(), [
    "eval",
    ENDLESS,
    ...modules.map((it) => import.meta.resolve(it)),
    folder,
  ]);
  killed.kill("SIGKILL");
  await killed.status;
  assertEquals(await cachedLibrary(WHEEL, folder), undefined);
  await fetchLibrary(WHEEL, folder, unpacking());
  assertEquals(await namesIn(cache.path), ["library", "library.lock"]);
});
