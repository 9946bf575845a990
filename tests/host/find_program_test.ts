import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { findProgram } from "../../lib/host/find_program.ts";
import { ProgramError, runProgram } from "../../lib/host/run_program.ts";
import { stubProgram } from "./stub_program.ts";
import { temporaryFolder } from "../temporary_folder.ts";

const ignore = Deno.build.os === "windows";

Deno.test({
  name: "findProgram() gives the first on the search path that may be run",
  ignore,
  fn: async () => {
    await using folder = await temporaryFolder();
    const [first, second] = [join(folder.path, "first"), join(folder.path, "second")];
    await Deno.mkdir(join(first, "tool"), { recursive: true });
    await stubProgram(first, "other", "");
    await Deno.writeTextFile(join(first, "text"), "no program");
    const tool = await stubProgram(second, "tool", "");
    const searchPath = [join(folder.path, "absent"), first, "", second].join(":");
    assertEquals(await findProgram("tool", searchPath), tool);
    assertEquals(await findProgram("text", searchPath), undefined);
    assertEquals(await findProgram("nothing", searchPath), undefined);
  },
});

Deno.test("findProgram() looks on PATH", async () => {
  assert(await findProgram(Deno.build.os === "windows" ? "cmd" : "sh") !== undefined);
});

Deno.test({
  name: "runProgram() gives what was printed, and passes variables on",
  ignore,
  fn: async () => {
    const options = { variables: { WORD: "told" } };
    assertEquals(await runProgram("sh", ["-c", 'echo " $WORD "; echo >&2 not'], options), "told");
  },
});

Deno.test({
  name: "runProgram() that fails says what failed, how, and the program's last words",
  ignore,
  fn: async () => {
    const script = "for i in $(seq 50); do echo line $i >&2; done; exit 3";
    const error = await assertRejects(() => runProgram("sh", ["-c", script]), ProgramError);
    assert(error.message.includes("expected exit status 0, found 3"));
    assert(error.message.endsWith("line 49\nline 50"));
    assert(!error.message.includes("line 38\n"));
  },
});
