import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { readIfPresent, readTextIfPresent } from "../../lib/host/read_if_present.ts";
import { writeAtomically } from "../../lib/host/write_atomically.ts";
import { temporaryFolder } from "../temporary_folder.ts";

Deno.test("writeAtomically() writes text and bytes, makes folders and replaces", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "a", "b", "state.json");
  await writeAtomically(path, "first, and longer");
  await writeAtomically(path, "zwölf");
  assertEquals(await readTextIfPresent(path), "zwölf");
  await writeAtomically(path, Uint8Array.of(0, 255, 7));
  assertEquals([...await readIfPresent(path) ?? []], [0, 255, 7]);
});

Deno.test("writeAtomically() never shows a reader a part", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "file");
  const contents = ["a", "b"].map((letter) => letter.repeat(2 ** 20));
  await writeAtomically(path, "a".repeat(2 ** 20));
  const writing = (async () => {
    for (let i = 0; i < 20; i++) await writeAtomically(path, contents[i % 2] ?? "");
  })();
  let reading = true;
  writing.finally(() => reading = false);
  while (reading) assert(contents.includes(await Deno.readTextFile(path)));
  await writing;
});

Deno.test("writeAtomically() that fails leaves the folder as it was", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "taken");
  await Deno.mkdir(join(path, "inside"), { recursive: true });
  await assertRejects(() => writeAtomically(path, "text"));
  const names = (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name);
  assertEquals(names, ["taken"]);
});

Deno.test("readIfPresent() gives undefined for no file, and throws for what is no file", async () => {
  await using folder = await temporaryFolder();
  assertEquals(await readIfPresent(join(folder.path, "none")), undefined);
  assertEquals(await readTextIfPresent(join(folder.path, "none")), undefined);
  await assertRejects(() => readIfPresent(folder.path));
});
