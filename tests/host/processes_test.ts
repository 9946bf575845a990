import { assert, assertEquals, assertLess, assertNotEquals, assertRejects } from "@std/assert";
import { isProcessAlive, processStartTime } from "../../lib/host/process_identity.ts";
import { stopProcessGroup } from "../../lib/host/stop_process_group.ts";
import { spawnUntilReady } from "./spawn_until_ready.ts";

const ignore = Deno.build.os === "windows";

/** A process in a group of its own that has said it is ready. */
const spawnGroup = (script: string) => spawnUntilReady("sh", ["-c", script], { detached: true });

/** How many processes of the group run, zombies aside, as ps sees it. */
async function runningInGroup(group: number): Promise<number> {
  const { stdout } = await new Deno.Command("ps", { args: ["-eo", "pgid=,stat="] }).output();
  const lines = new TextDecoder().decode(stdout).trim().split("\n");
  return lines.filter((line) => {
    const [id, state] = line.trim().split(/\s+/);
    return Number(id) === group && !state?.startsWith("Z");
  }).length;
}

Deno.test("processStartTime() is the same at every look, and differs between processes", async () => {
  const own = await processStartTime(Deno.pid);
  assert(own !== undefined);
  assertEquals(await processStartTime(Deno.pid), own);
  assert(await isProcessAlive(Deno.pid, own));
  assert(!await isProcessAlive(Deno.pid, "another time"));
  assertNotEquals(await processStartTime(1), own);
});

Deno.test({
  name: "isProcessAlive() is false once the process has ended",
  ignore,
  fn: async () => {
    const child = await spawnGroup("echo ready; exec sleep 60");
    const start = await processStartTime(child.pid) ?? "none";
    assert(await isProcessAlive(child.pid, start));
    child.kill("SIGKILL");
    await child.status;
    assertEquals(await processStartTime(child.pid), undefined);
    assert(!await isProcessAlive(child.pid, start));
  },
});

Deno.test({
  name: "isProcessAlive() is false for a process that ended and that its parent forgot",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    // The shell becomes a `sleep`, which never asks after the child it did not start.
    const script = "sleep 0.1 & echo $!; exec sleep 60";
    const parent = new Deno.Command("sh", { args: ["-c", script], stdout: "piped" }).spawn();
    const { value } = await parent.stdout.getReader().read();
    const pid = Number(new TextDecoder().decode(value));
    while (!(await Deno.readTextFile(`/proc/${pid}/stat`)).includes(") Z ")) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assertEquals(await processStartTime(pid), undefined);
    parent.kill("SIGKILL");
    await parent.status;
  },
});

Deno.test({
  name: "stopProcessGroup() ends the process and its children",
  ignore,
  fn: async () => {
    const child = await spawnGroup("sleep 60 & sleep 60 & echo ready; wait");
    assertEquals(await runningInGroup(child.pid), 3);
    await stopProcessGroup(child.pid);
    assertEquals(await runningInGroup(child.pid), 0);
    await child.status;
    await stopProcessGroup(child.pid);
  },
});

Deno.test({
  name: "stopProcessGroup() forces what does not end when asked, after the grace",
  ignore,
  fn: async () => {
    const child = await spawnGroup(`trap "" TERM; echo ready; while :; do sleep 1; done`);
    const start = performance.now();
    await stopProcessGroup(child.pid, { grace: 200 });
    assertLess(200, performance.now() - start);
    assertEquals(await runningInGroup(child.pid), 0);
    assertEquals((await child.status).signal, "SIGKILL");
  },
});

Deno.test("stopProcessGroup() refuses ids that name more than a group", async () => {
  for (const id of [-1, 0, 1, 1.5, NaN]) {
    await assertRejects(() => stopProcessGroup(id), RangeError, "expected an id above 1");
  }
});
