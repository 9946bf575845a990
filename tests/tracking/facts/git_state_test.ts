import { assertEquals } from "@std/assert";
import { gitState } from "../../../lib/tracking/mod.ts";
import { temporaryFolder } from "../../temporary_folder.ts";

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"];
  const { stdout, success } = await new Deno.Command("git", {
    args: ["-C", folder, ...identity, ...args],
  }).output();
  assertEquals(success, true, args.join(" "));
  return new TextDecoder().decode(stdout).trim();
}

Deno.test("gitState() knows commit, branch and whether something was changed", async () => {
  await using folder = await temporaryFolder();
  const { path } = folder;
  assertEquals(await gitState(path), undefined);
  await git(path, "init", "--quiet", "--initial-branch", "trunk");
  assertEquals(await gitState(path), undefined);
  await Deno.writeTextFile(`${path}/a`, "1");
  await git(path, "add", "a");
  await git(path, "commit", "--quiet", "-m", "first");
  const commit = await git(path, "rev-parse", "HEAD");
  const clean = { commit, branch: "trunk", dirty: false };
  assertEquals(await gitState(path), clean);

  await Deno.mkdir(`${path}/results/margin`, { recursive: true });
  await Deno.writeTextFile(`${path}/results/margin/sweep.json`, "{}");
  assertEquals(await gitState(path), clean);

  await Deno.writeTextFile(`${path}/a`, "2");
  assertEquals(await gitState(path), { ...clean, dirty: true });
  await git(path, "checkout", "--quiet", "--detach", "--force");
  await git(path, "checkout", "--quiet", "--", "a");
  assertEquals(await gitState(`${path}/results`), { ...clean, branch: undefined });
  await Deno.writeTextFile(`${path}/new`, "");
  assertEquals((await gitState(`${path}/results`))?.dirty, true);
});
