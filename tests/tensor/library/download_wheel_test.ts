import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { locateUv, ProgramError, sha256Hex } from "../../../lib/host/mod.ts";
import { downloadWheel } from "../../../lib/tensor/library/download_wheel.ts";
import { locateLibrary } from "../../../lib/tensor/library/mod.ts";
import { temporaryFolder } from "../../temporary_folder.ts";
import { variables } from "../../host/variables.ts";
import { CONTENT, WHEEL, WHEEL_BYTES } from "./tiny_wheel.ts";

// Before the tests cut off the network; the engine's own set-up has brought it already.
await locateUv();
/** Fetches the real wheel, some 270 MB; so only when asked for. */
const online = Deno.env.get("MARGINALIA_TEST_NETWORK") === "1";

/** A folder that passes for the package index, with the tiny wheel as given. */
async function index(bytes: Uint8Array) {
  const folder = await temporaryFolder();
  const wheels = join(folder.path, "wheels");
  await Deno.mkdir(wheels);
  await Deno.writeFile(join(wheels, WHEEL.file), bytes);
  const settings = variables({ UV_FIND_LINKS: wheels, UV_NO_INDEX: "1", UV_OFFLINE: "1" });
  return {
    path: folder.path,
    [Symbol.asyncDispose]: async () => {
      settings[Symbol.dispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

Deno.test({
  name: "downloadWheel() unpacks the wheel that the user's index has, and cleans up",
  fn: async () => {
    await using host = await index(WHEEL_BYTES);
    const folder = join(host.path, "unpacked");
    const messages: string[] = [];
    await downloadWheel(WHEEL, folder, (message) => messages.push(message));
    for (const [path, text] of Object.entries(CONTENT)) {
      assertEquals(await Deno.readTextFile(join(folder, path)), text);
    }
    assert(messages[0]?.startsWith("Fetching TensorFlow 2.21.0"));
    const names = (await Array.fromAsync(Deno.readDir(host.path))).map(({ name }) => name);
    assertEquals(names.sort(), ["unpacked", "wheels"]);
  },
});

for (
  const [what, bytes, sha256] of [
    ["cut short", WHEEL_BYTES.subarray(0, WHEEL_BYTES.length / 2), WHEEL.sha256],
    ["cut short, though of the right hash", WHEEL_BYTES.subarray(0, WHEEL_BYTES.length / 2), "own"],
    ["another than the pinned one", WHEEL_BYTES, "0".repeat(64)],
  ] as const
) {
  Deno.test({
    name: `downloadWheel() refuses a wheel that is ${what}`,
    fn: async () => {
      await using host = await index(bytes);
      const wheel = { ...WHEEL, sha256: sha256 === "own" ? sha256Hex(bytes) : sha256 };
      await assertRejects(() => downloadWheel(wheel, join(host.path, "unpacked")), ProgramError);
    },
  });
}

Deno.test({
  name: "locateLibrary() fetches the real library into an empty cache (MARGINALIA_TEST_NETWORK=1)",
  ignore: !online,
  fn: async () => {
    await using cache = await temporaryFolder();
    const options = { folder: cache.path, choice: "", installed: () => Promise.resolve(undefined) };
    const fractions: number[] = [];
    const onProgress = (_message: string, fraction?: number) => {
      if (fraction !== undefined) fractions.push(fraction);
    };
    const fetched = await locateLibrary({ ...options, onProgress });
    assertEquals(fetched.source, "fetched");
    assert(fractions.some((fraction) => fraction > 0.1 && fraction < 0.9), "no progress was shown");
    const symbols = { TF_Version: { parameters: [], result: "pointer" } } as const;
    const library = Deno.dlopen(fetched.path, symbols);
    const version = library.symbols.TF_Version();
    assert(version !== null);
    assertEquals(Deno.UnsafePointerView.getCString(version), fetched.version);
    assertEquals(await locateLibrary(options), { ...fetched, source: "cache" });
  },
});
