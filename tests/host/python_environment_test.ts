import { assert, assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { locatePython } from "../../lib/host/locate_python.ts";
import { MissingProgramError } from "../../lib/host/missing_program_error.ts";
import { pythonEnvironment } from "../../lib/host/python_environment.ts";
import { ProgramError } from "../../lib/host/run_program.ts";
import { stubProgram } from "./stub_program.ts";
import { temporaryFolder } from "../temporary_folder.ts";
import { variables } from "./variables.ts";

const ignore = Deno.build.os === "windows";

/**
 * Passes for uv: `python find`, `venv … <folder>` and `pip sync … <requirements>`, which fails as
 * often as the file `failures` says. Each call is noted.
 */
const UV = `
here=$(dirname "$0")
echo "$1 $2" >> "$here/calls"
case "$1" in
  python) echo "$here/python" ;;
  venv) for folder; do :; done; mkdir -p "$folder/bin"; cp "$here/python" "$folder/bin/python" ;;
  pip) if [ -s "$here/failures" ]; then : > "$here/failures"; echo bad hash >&2; exit 2; fi ;;
esac`;

async function machine() {
  const folder = await temporaryFolder();
  const requirements = join(folder.path, "requirements.txt");
  await Deno.writeTextFile(requirements, "kit==1.0 --hash=sha256:00\n");
  await stubProgram(folder.path, "python", `echo "$*" >> "${folder.path}/calls"; echo cpython-399`);
  const uv = await stubProgram(folder.path, "uv", UV);
  return {
    path: folder.path,
    options: { name: "kit", requirements, uv, folder: join(folder.path, "environments") },
    calls: async () => (await Deno.readTextFile(join(folder.path, "calls"))).trim().split("\n"),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

Deno.test({
  name: "pythonEnvironment() is made once, and found afterwards",
  ignore,
  fn: async () => {
    await using host = await machine();
    const made = await Promise.all([1, 2, 3].map(() => pythonEnvironment(host.options)));
    const again = await pythonEnvironment(host.options);
    assert(made.every(({ folder }) => folder === again.folder));
    assertEquals(again.python, join(again.folder, "bin", "python"));
    assertEquals(again.program("tool"), join(again.folder, "bin", "tool"));
    assert((await Deno.stat(again.python)).isFile);
    assertEquals((await host.calls()).filter((call) => call === "pip sync").length, 1);
  },
});

Deno.test({
  name: "pythonEnvironment() is another for other requirements",
  ignore,
  fn: async () => {
    await using host = await machine();
    const first = await pythonEnvironment(host.options);
    await Deno.writeTextFile(host.options.requirements, "kit==1.1 --hash=sha256:11\n");
    const second = await pythonEnvironment(host.options);
    assertNotEquals(first.folder, second.folder);
    assert(first.folder.includes("kit-cpython-399-"));
  },
});

Deno.test({
  name: "pythonEnvironment() that could not be made is made anew by the next call",
  ignore,
  fn: async () => {
    await using host = await machine();
    await Deno.writeTextFile(join(host.path, "failures"), "1");
    await assertRejects(() => pythonEnvironment(host.options), ProgramError, "bad hash");
    const names = (await Array.fromAsync(Deno.readDir(host.options.folder))).map((it) => it.name);
    assert(names.every((name) => name.endsWith(".lock")), names.join());
    assert((await Deno.stat((await pythonEnvironment(host.options)).python)).isFile);
  },
});

Deno.test({
  name: "pythonEnvironment() is made anew when its Python is gone",
  ignore,
  fn: async () => {
    await using host = await machine();
    const { python } = await pythonEnvironment(host.options);
    await Deno.remove(python);
    await Deno.symlink(join(host.path, "removed"), python);
    assertEquals((await pythonEnvironment(host.options)).python, python);
    assert((await Deno.stat(python)).isFile);
  },
});

Deno.test({
  name: "pythonEnvironment() imports what is to be precompiled, with bytecode allowed",
  ignore,
  fn: async () => {
    await using host = await machine();
    await stubProgram(
      host.path,
      "python",
      `echo "$* [$PYTHONDONTWRITEBYTECODE]" >> "${host.path}/calls"; echo cpython-399`,
    );
    using _ = variables({ PYTHONDONTWRITEBYTECODE: "1" });
    await pythonEnvironment({ ...host.options, precompile: ["kit.server", "kit.cli"] });
    assertEquals((await host.calls()).at(-1), "-c import kit.server, kit.cli []");
  },
});

Deno.test({
  name: "locatePython() asks for a supported version, or for what UV_PYTHON says",
  ignore,
  fn: async () => {
    await using host = await machine();
    const echo = await stubProgram(host.path, "uv", `echo "$*" > "${host.path}/asked"; echo true`);
    for (const [chosen, asked] of [[undefined, ">=3.10,<3.15"], ["3.12", "3.12"]] as const) {
      using _ = variables({ UV_PYTHON: chosen });
      await locatePython(echo);
      const expected = `python find --no-project --no-python-downloads ${asked}\n`;
      assertEquals(await Deno.readTextFile(join(host.path, "asked")), expected);
    }
  },
});

Deno.test({
  name: "locatePython() says what to install if there is no supported Python",
  ignore,
  fn: async () => {
    await using host = await machine();
    const none = await stubProgram(host.path, "uv", "exit 2");
    const error = await assertRejects(() => locatePython(none), MissingProgramError);
    assert(error.message.startsWith("Cannot locate Python: expected a version >=3.10,<3.15"));
  },
});
