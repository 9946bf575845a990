import { assert, assertEquals, assertMatch } from "@std/assert";
import { WHEELS } from "../../../lib/tensor/library/mod.ts";

Deno.test("WHEELS holds one version, for the platforms the kit promises", () => {
  assertEquals(Object.keys(WHEELS).sort(), ["aarch64-darwin", "aarch64-linux", "x86_64-linux"]);
  assertEquals(new Set(Object.values(WHEELS).map(({ version }) => version)).size, 1);
});

for (const [platform, wheel] of Object.entries(WHEELS)) {
  Deno.test(`WHEELS["${platform}"] is consistent, with a hash for all that is used`, () => {
    const [name, version, python] = wheel.file.split("-");
    assertEquals(wheel.requirement, `${name?.replaceAll("_", "-")}==${version}`);
    assertEquals(wheel.version, version);
    assertEquals(`cp${wheel.python.replace(".", "")}`, python);
    for (const { sha256, bytes } of [{ ...wheel, bytes: 1 }, ...wheel.libraries]) {
      assertMatch(sha256, /^[0-9a-f]{64}$/);
      assert(bytes > 0);
    }
    const [opened, needed] = wheel.libraries.map(({ path }) => path);
    assertMatch(opened ?? "", /^tensorflow\/libtensorflow_cc\./);
    assertMatch(needed ?? "", /^tensorflow\/libtensorflow_framework\./);
  });
}
