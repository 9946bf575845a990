import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { buildFolderOnce } from "../../lib/host/build_folder_once.ts";
import { spawnUntilReady } from "./spawn_until_ready.ts";
import { temporaryFolder } from "../temporary_folder.ts";

const whole = (folder: string) => Deno.writeTextFile(join(folder, "file"), "whole");
const contentOf = (folder: string) => Deno.readTextFile(join(folder, "file"));
const namesIn = async (folder: string) =>
  (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();

/** Another process whose build says that it began, and never ends. */
const ENDLESS = `
  const { buildFolderOnce } = await import(Deno.args[0]);
  await buildFolderOnce(Deno.args[1], async (partial) => {
    await Deno.writeTextFile(partial + "/file", "half");
    console.log("begun");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });
`;

Deno.test("buildFolderOnce() builds once for many callers at once", async () => {
  await using folder = await temporaryFolder();
  const target = join(folder.path, "deep", "built");
  let built = 0;
  await Promise.all(Array.from({ length: 5 }, () =>
    buildFolderOnce(target, async (partial) => {
      built++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await whole(partial);
    })));
  assertEquals(built, 1);
  assertEquals(await contentOf(target), "whole");
});

Deno.test("buildFolderOnce() leaves nothing of a build that fails, and builds the next time", async () => {
  await using folder = await temporaryFolder();
  const target = join(folder.path, "built");
  await assertRejects(
    () =>
      buildFolderOnce(target, async (partial) => {
        await whole(partial);
        throw new Error("disk full");
      }),
    Error,
    "disk full",
  );
  assertEquals(await namesIn(folder.path), ["built.lock"]);
  await buildFolderOnce(target, whole);
  assertEquals(await contentOf(target), "whole");
});

Deno.test("buildFolderOnce() builds anew what was killed halfway, and clears its remains", async () => {
  await using folder = await temporaryFolder();
  const target = join(folder.path, "built");
  const module = import.meta.resolve("../../lib/host/build_folder_once.ts");
  const killed = await spawnUntilReady(Deno.execPath(), ["eval", ENDLESS, module, target]);
  killed.kill("SIGKILL");
  await killed.status;
  assertEquals((await namesIn(folder.path)).length, 2);

  await buildFolderOnce(target, whole);
  assertEquals(await contentOf(target), "whole");
  assertEquals(await namesIn(folder.path), ["built", "built.lock"]);
});

Deno.test("buildFolderOnce() replaces a folder that is found broken", async () => {
  await using folder = await temporaryFolder();
  const target = join(folder.path, "built");
  await Deno.mkdir(target);
  await Deno.writeTextFile(join(target, "file"), "brok");
  const isComplete = async (folder: string) =>
    await contentOf(folder).then((text) => text === "whole", () => false);
  await buildFolderOnce(target, whole, { isComplete });
  assertEquals(await contentOf(target), "whole");
  await buildFolderOnce(target, () => Promise.reject(new Error("not again")), { isComplete });
});
