import { assert, assertEquals } from "@std/assert";

/** Every requirements file of the kit. */
const files = [
  "host/uv_requirements.txt",
  "tracking/requirements.txt",
  "notebook/requirements.txt",
];

for (const file of files) {
  Deno.test(`${file} pins every package with hashes and names no index`, async () => {
    const text = await Deno.readTextFile(new URL(`../../lib/${file}`, import.meta.url));
    const packages = text.replaceAll("\\\n", " ").trim().split("\n");
    const unpinned = packages.filter((line) =>
      !/^[a-z0-9._\[\]-]+==\S+ (;.*?)?( +--hash=sha256:[0-9a-f]{64})+$/.test(line)
    );
    assertEquals(unpinned, []);
    assert(!/:\/\/|--(index|extra|find|trusted)/.test(text));
  });
}
