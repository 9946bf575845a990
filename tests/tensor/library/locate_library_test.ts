import { assert, assertEquals, assertRejects } from "@std/assert";
import { dirname, join } from "node:path";
import type { Download } from "../../../lib/tensor/library/download_wheel.ts";
import { installedLibrary } from "../../../lib/tensor/library/installed_library.ts";
import { LIBRARY_NAMES } from "../../../lib/tensor/library/library_in_folder.ts";
import {
  type Library,
  locateLibrary,
  type LocateLibraryOptions,
  MissingLibraryError,
} from "../../../lib/tensor/library/mod.ts";
import { findProgram } from "../../../lib/host/mod.ts";
import { stubProgram } from "../../host/stub_program.ts";
import { temporaryFolder } from "../../temporary_folder.ts";
import { variables } from "../../host/variables.ts";
import { CONTENT, WHEEL } from "./tiny_wheel.ts";

const unpack: Download = async (_wheel, folder) => {
  for (const [path, text] of Object.entries(CONTENT)) {
    await Deno.mkdir(dirname(join(folder, path)), { recursive: true });
    await Deno.writeTextFile(join(folder, path), text);
  }
};
const unreachable: Download = () => Promise.reject(new Error("no route to index"));
const installed = (version: string): Library => ({ path: "/py/lib.so", source: "python", version });

/** Where `locateLibrary()` finds the library on a machine with an empty cache. */
async function found(options: Partial<LocateLibraryOptions>): Promise<Library> {
  await using cache = await temporaryFolder();
  using _ = variables({ MARGINALIA_LIBTENSORFLOW: undefined });
  return await locateLibrary({
    platform: "here",
    wheels: { here: WHEEL },
    folder: cache.path,
    download: unpack,
    installed: () => Promise.resolve(undefined),
    ...options,
  });
}

Deno.test("locateLibrary() fetches the pinned version, then finds it in the cache", async () => {
  await using cache = await temporaryFolder();
  const first = await found({ folder: cache.path });
  assertEquals([first.source, first.version], ["fetched", "2.21.0"]);
  const again = { folder: cache.path, download: unreachable };
  assertEquals(await found(again), { ...first, source: "cache" });
  const shadowed = { ...again, installed: () => Promise.resolve(installed("2.21.0")) };
  assertEquals((await found(shadowed)).source, "cache");
});

Deno.test("locateLibrary() takes an installed package of the pinned version", async () => {
  const options = { installed: () => Promise.resolve(installed("2.21.0")), download: unreachable };
  assertEquals(await found(options), installed("2.21.0"));
});

Deno.test("locateLibrary() takes one of another version only if it cannot fetch", async () => {
  const other = () => Promise.resolve(installed("2.18.1"));
  assertEquals((await found({ installed: other })).source, "fetched");
  const messages: string[] = [];
  const onProgress = (message: string) => messages.push(message);
  const offline = { installed: other, download: unreachable, onProgress };
  assertEquals(await found(offline), installed("2.18.1"));
  assertEquals(messages, ["Cannot fetch TensorFlow 2.21.0; using the installed 2.18.1"]);
  assertEquals(await found({ installed: other, wheels: {} }), installed("2.18.1"));
});

Deno.test("locateLibrary() says what to do if there is nothing", async () => {
  const toDo =
    "\nSet MARGINALIA_LIBTENSORFLOW to the path of an installed one, or run with --backend cpu";
  const offline = await assertRejects(() => found({ download: unreachable }), MissingLibraryError);
  assertEquals(offline.message, "Cannot locate libtensorflow: no route to index" + toDo);
  const noWheel = await assertRejects(() => found({ wheels: {} }), MissingLibraryError);
  assertEquals(
    noWheel.message,
    "Cannot locate libtensorflow: there is no wheel with it for here" + toDo,
  );
});

Deno.test("locateLibrary() takes the user's file, or the library in the user's folder", async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, LIBRARY_NAMES[0] ?? "");
  await Deno.writeTextFile(file, "a library");
  const expected: Library = { path: file, source: "environment", version: "unknown" };
  for (const choice of [file, folder.path]) {
    assertEquals(await found({ choice }), expected);
    using _ = variables({ MARGINALIA_LIBTENSORFLOW: choice });
    assertEquals(await locateLibrary(), expected);
  }
});

Deno.test("locateLibrary() refuses a choice that is wrong, whatever else there is", async () => {
  await using folder = await temporaryFolder();
  for (const [choice, where] of [[folder.path, "neither in"], ["/none/there.so", "nothing at"]]) {
    const error = await assertRejects(() => found({ choice }), Deno.errors.NotFound);
    assert(error.message.includes(`found ${where} "${choice}"; correct it, or unset it`));
  }
});

/** Code of a Python package that no test may run. */
const NEVER = "raise SystemExit('it was imported')";

Deno.test({
  name: "installedLibrary() finds the package's library and version without importing it",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    await using folder = await temporaryFolder();
    const python = await findProgram("python3");
    const [programs, packages] = [join(folder.path, "programs"), join(folder.path, "packages")];
    const library = join(packages, "tensorflow", LIBRARY_NAMES[0] ?? "");
    await Deno.mkdir(dirname(library), { recursive: true });
    await Deno.writeTextFile(join(packages, "tensorflow", "__init__.py"), NEVER);
    await stubProgram(programs, "python3", `PYTHONPATH="${packages}" exec "${python}" "$@"`);

    const info = async (version: string) => {
      const path = join(packages, "tensorflow_cpu-2.dist-info");
      await Deno.mkdir(path, { recursive: true });
      const text = `Metadata-Version: 2.1\nName: tensorflow-cpu\nVersion: ${version}\n`;
      await Deno.writeTextFile(join(path, "METADATA"), text);
    };
    await info("2.18.0");
    assertEquals(await installedLibrary(programs), undefined, "there is no library yet");
    await Deno.writeTextFile(library, "a library");
    const expected: Library = { path: library, source: "python", version: "2.18.0" };
    assertEquals(await installedLibrary(programs), expected);
    for (const [version, usable] of [["2.15.1", false], ["2.16.0rc0", true], ["3.0.0", false]]) {
      await info(String(version));
      assertEquals(await installedLibrary(programs) !== undefined, usable, String(version));
    }
    assertEquals(await installedLibrary(join(folder.path, "empty")), undefined);
  },
});
