import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { findProgram } from "../../lib/host/find_program.ts";
import { locateUv } from "../../lib/host/locate_uv.ts";
import { MissingProgramError } from "../../lib/host/missing_program_error.ts";
import { ProgramError, runProgram } from "../../lib/host/run_program.ts";
import { stubProgram } from "./stub_program.ts";
import { temporaryFolder } from "../temporary_folder.ts";

const ignore = Deno.build.os === "windows";
/** Fetches uv from the package index, some 20 MB; so only when asked for. */
const online = Deno.env.get("MARGINALIA_TEST_NETWORK") === "1";

/** What pip leaves behind: `install --target <folder>` puts uv into its folder `bin`. */
const PIP_INSTALLS = `
  mkdir -p "$5/bin"
  printf '#!/bin/sh\\necho uv 0.13.9\\n' > "$5/bin/uv"
  chmod +x "$5/bin/uv"`;

/** A machine whose search path has only the programs that are put there. */
async function machine() {
  const folder = await temporaryFolder();
  const programs = join(folder.path, "programs");
  return {
    calls: async () => (await Deno.readTextFile(join(folder.path, "calls"))).trim().split("\n"),
    options: { searchPath: programs, folder: join(folder.path, "uv") },
    /** Stub that notes how it is called, then runs the script. */
    has: (name: string, script: string) =>
      stubProgram(programs, name, `echo "$*" >> "${join(folder.path, "calls")}"\n${script}`),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

Deno.test({
  name: "locateUv() gives the uv on PATH",
  ignore,
  fn: async () => {
    await using host = await machine();
    const uv = await host.has("uv", "echo uv 0.9.1");
    assertEquals(await locateUv(host.options), uv);
  },
});

for (const [what, script] of [["does not work", "exit 127"], ["is too old", "echo uv 0.4.30"]]) {
  Deno.test({
    name: `locateUv() fetches its own, once, if the uv on PATH ${what}`,
    ignore,
    fn: async () => {
      await using host = await machine();
      await host.has("uv", script ?? "");
      await host.has("python3", `case "$*" in "-m pip install"*) ${PIP_INSTALLS} ;; esac`);
      const expected = join(host.options.folder, "bin", "uv");
      assertEquals(await locateUv(host.options), expected);
      assertEquals(await locateUv(host.options), expected);
      const calls = await host.calls();
      const installs = calls.filter((call) => call.startsWith("-m pip install"));
      assertEquals(installs.length, 1);
      assertStringIncludes(installs[0] ?? "", "--require-hashes --only-binary=:all:");
    },
  });
}

Deno.test({
  name: "locateUv() makes a venv for its pip if Python has none",
  ignore,
  fn: async () => {
    await using host = await machine();
    const venvPython = `#!/bin/sh${PIP_INSTALLS}`.replaceAll("$", "\\$");
    await host.has(
      "python3",
      `case "$*" in
        "-m pip"*) exit 1 ;;
        "-m venv"*) mkdir -p "$3/bin"; cat > "$3/bin/python" <<END
${venvPython}
END
          chmod +x "$3/bin/python" ;;
      esac`,
    );
    assertEquals(await locateUv(host.options), join(host.options.folder, "bin", "uv"));
    const kept = (await Array.fromAsync(Deno.readDir(host.options.folder))).map((it) => it.name);
    assertEquals(kept, ["bin"]);
  },
});

Deno.test({
  name: "locateUv() names the system's command if Python has neither pip nor venv",
  ignore,
  fn: async () => {
    for (
      const [manager, command] of [
        ["apt-get", "sudo apt-get install -y python3-pip"],
        ["dnf", "sudo dnf install -y python3-pip"],
        ["apk", "sudo apk add py3-pip"],
        ["brew", "brew install python"],
      ] as const
    ) {
      await using host = await machine();
      await host.has(manager, "");
      await host.has("python3", "exit 1");
      const error = await assertRejects(() => locateUv(host.options), MissingProgramError);
      assertEquals(error.remedy, command);
      assertEquals(
        error.message,
        "Cannot fetch uv: expected python3 with pip or venv, found it without either; " +
          `install it with: ${command}`,
      );
    }
  },
});

Deno.test({
  name: "locateUv() names the system's command if there is no Python",
  ignore,
  fn: async () => {
    await using host = await machine();
    await host.has("pacman", "");
    const error = await assertRejects(() => locateUv(host.options), MissingProgramError);
    assertStringIncludes(error.message, "expected uv or python3 on PATH, found neither");
    assertStringIncludes(error.message, "sudo pacman -S --noconfirm python-pip");
  },
});

Deno.test({
  name: "locateUv() hands on pip's words if pip cannot fetch it, and tries again the next time",
  ignore,
  fn: async () => {
    await using host = await machine();
    const failing = `case "$*" in "-m pip install"*) echo no route to index >&2; exit 1 ;; esac`;
    await host.has("python3", failing);
    await assertRejects(() => locateUv(host.options), ProgramError, "no route to index");
    await host.has("python3", `case "$*" in "-m pip install"*) ${PIP_INSTALLS} ;; esac`);
    assertEquals(await locateUv(host.options), join(host.options.folder, "bin", "uv"));
  },
});

for (
  const [how, hidden] of [
    ["pip", `exec PYTHON "$@"`],
    ["a venv's pip", `case "$*" in "-m pip"*) exit 1 ;; *) exec PYTHON "$@" ;; esac`],
  ] as const
) {
  Deno.test({
    name: `locateUv() fetches a uv that runs by ${how} (MARGINALIA_TEST_NETWORK=1)`,
    ignore: ignore || !online,
    fn: async () => {
      await using host = await machine();
      const python = await findProgram("python3");
      assert(python !== undefined);
      await host.has("python3", hidden.replaceAll("PYTHON", python));
      assertStringIncludes(
        await runProgram(await locateUv(host.options), ["--version"]),
        "uv 0.13.9",
      );
    },
  });
}
