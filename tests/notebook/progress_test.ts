import { assertEquals } from "@std/assert";
import { progress } from "@marginalia/marginalia/notebook";

/** Runs the work in a process of its own, since the bar goes to standard error. */
async function drawnBy(work: string): Promise<string> {
  const { stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      `import { progress } from "@marginalia/marginalia/notebook";
       const bar = progress({ label: "Training", total: 4 });
       ${work}`,
    ],
    cwd: new URL("../../", import.meta.url),
    stderr: "piped",
  }).output();
  return new TextDecoder().decode(stderr);
}

Deno.test("progress() writes one line to a log for short work, at its end", async () => {
  assertEquals(
    await drawnBy("for (let step = 1; step <= 4; step++) await bar.update(step, `loss ${step}`);"),
    `Training ${"█".repeat(24)} 4 of 4 loss 4\n`,
  );
});

Deno.test("progress() ends where it stands when the work stops early", async () => {
  assertEquals(
    await drawnBy("await bar.update(1); await bar.finish(); await bar.update(2);"),
    `Training ${"█".repeat(6)}${"░".repeat(18)} 1 of 4\n`,
  );
});

Deno.test("progress() lets the event loop turn while work goes on", async () => {
  let turned = false;
  setTimeout(() => turned = true, 0);
  const bar = progress({ label: "Training", total: 2 });
  await bar.update(1);
  assertEquals(turned, true);
  await bar.finish();
});
