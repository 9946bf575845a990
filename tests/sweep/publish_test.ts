import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  checkResult,
  checksumsFile,
  checksumsText,
  packTrials,
  readFrozenTrials,
  recomputeResult,
  rerunResult,
  trialsFile,
} from "../../lib/publishing/mod.ts";
import { localExecutor } from "../../lib/runs/mod.ts";
import { jsonOf, sweep, temporaryResults, tiny } from "./sweep_process.ts";

const root = new URL("../../", import.meta.url).pathname;

async function task(...args: readonly string[]): Promise<{ code: number; stdout: string }> {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", ...args],
    cwd: root,
    stdin: "null",
    stderr: "inherit",
  }).output();
  return { code, stdout: new TextDecoder().decode(stdout) };
}

Deno.test("a published result is computed again to the bit, and whatever was changed in it is named", async (t) => {
  await using results = await temporaryResults();
  const end = await sweep([...tiny, "--no-mlflow", "--json", "--results", results.path]);
  const { id } = jsonOf(end).trials[0]!;
  const published = await task("publish", "margin", "--json", "--results", results.path);
  const folder: string = JSON.parse(published.stdout).published;

  await t.step("it can be cited", async () => {
    const { stdout } = await task("cite", "margin", "--results", results.path);
    assertStringIncludes(stdout, "@misc{marginalia_margin_");
    assertStringIncludes(stdout, "cff-version: 1.2.0");
  });

  await t.step("reproduce says identical", async () => {
    const { code, stdout } = await task("reproduce", folder, "--json", "--results", results.path);
    const { levels } = JSON.parse(stdout.trim().split("\n").at(-1)!);
    assertEquals(code, 0);
    // A checkout with changes, as when this is written, is equal at best.
    assertEquals(levels.check.reasons.filter((reason: string) => !/^code:/.test(reason)), []);
    assertEquals(levels.recompute.kind, "identical");
    assertEquals(levels.rerun.kind, "identical");
  });

  const trials = `${folder}/${trialsFile}`;
  const packed = await Deno.readFile(trials);
  const original = JSON.stringify(await readFrozenTrials(folder));
  /** Changes the trials, and the checksums with them, as one who forges a record would. */
  async function forge(from: string, to: string): Promise<void> {
    const text = original.replace(from, to);
    if (text === original) throw new Error(`There is no ${from} in ${trials}`);
    await Deno.writeFile(trials, packTrials(JSON.parse(text)));
    await Deno.writeTextFile(`${folder}/${checksumsFile}`, await checksumsText(folder));
  }
  const rerun = async () => {
    const work = await Deno.makeTempDir({ dir: results.path });
    const executor = localExecutor({ workers: 1 });
    const { signal } = new AbortController();
    return await rerunResult({ folder, work, executor, signal, match: id, tolerance: 0 });
  };

  await t.step("a flipped byte of the data is found", async () => {
    const sha256 = /"sha256":"([0-9a-f]{64})"/.exec(original)![1]!;
    await forge(sha256, `${sha256.startsWith("0") ? "1" : "0"}${sha256.slice(1)}`);
    const { kind, reasons } = await checkResult({ folder, root });
    assertEquals(kind, "different");
    assertStringIncludes(reasons[0]!, "data digit-pairs: expected SHA-256");
  });

  await t.step("an edited metric is found without running anything", async () => {
    await forge('"test/map_at_r":0.', '"test/map_at_r":0.9');
    const { kind, reasons } = await recomputeResult(folder);
    assertEquals(kind, "different");
    assertStringIncludes(reasons[0]!, "test/map_at_r");
  });

  for (
    const [what, from, to] of [
      ["margin", '"margin":0.2', '"margin":0.3'],
      ["seed", '"seed":1', '"seed":2'],
    ] as const
  ) {
    await t.step(`another ${what} is found by running it`, async () => {
      await forge(from, to);
      const { kind, reasons } = await rerun();
      assertEquals(kind, "different");
      assertStringIncludes(reasons[0]!, id);
    });
  }

  await t.step("an edited file and another lock file are found", async () => {
    // The checksums are still those of the trials forged last.
    await Deno.writeFile(trials, packed);
    const other = await Deno.makeTempDir({ dir: results.path });
    await Deno.writeTextFile(`${other}/deno.lock`, "{}");
    const { reasons } = await checkResult({ folder, root: other });
    assertStringIncludes(reasons[0]!, `${trialsFile} was changed`);
    assertEquals(reasons.some((reason) => reason.startsWith("deno.lock: expected SHA-256")), true);
  });
});
