import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { withLock } from "../../lib/host/with_lock.ts";
import { spawnUntilReady } from "./spawn_until_ready.ts";
import { temporaryFolder } from "../temporary_folder.ts";

/** Another process that takes the lock, says so, and keeps it until it is killed. */
const HOLDER = `
  const { withLock } = await import(Deno.args[0]);
  await withLock(Deno.args[1], async () => {
    console.log("held");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });
`;

Deno.test("withLock() lets one action run at a time, and hands on its result", async () => {
  await using folder = await temporaryFolder();
  const lock = join(folder.path, "new", "lock");
  let [running, most] = [0, 0];
  const results = await Promise.all([1, 2, 3, 4].map((value) =>
    withLock(lock, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return value;
    })
  ));
  assertEquals(results, [1, 2, 3, 4]);
  assertEquals(most, 1);
});

Deno.test("withLock() gives the lock back when the action throws", async () => {
  await using folder = await temporaryFolder();
  const lock = join(folder.path, "lock");
  await assertRejects(() => withLock(lock, () => Promise.reject(new Error("broken"))), Error);
  assertEquals(await withLock(lock, () => "free"), "free");
});

Deno.test("withLock() waits for another process, and goes on when that is killed", async () => {
  await using folder = await temporaryFolder();
  const lock = join(folder.path, "lock");
  const module = import.meta.resolve("../../lib/host/with_lock.ts");
  const holder = await spawnUntilReady(Deno.execPath(), ["eval", HOLDER, module, lock]);

  let waited = 0;
  const held = withLock(lock, () => "mine", {
    onWait: () => {
      waited++;
      holder.kill("SIGKILL");
    },
  });
  assertEquals(await held, "mine");
  assertEquals(waited, 1);
  await holder.status;
});
