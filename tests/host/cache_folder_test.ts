import { assertEquals, assertThrows } from "@std/assert";
import { join } from "node:path";
import { cacheFolder } from "../../lib/host/cache_folder.ts";
import { variables } from "./variables.ts";

Deno.test("cacheFolder() is what MARGINALIA_CACHE says", () => {
  using _ = variables({ MARGINALIA_CACHE: "/big/disk", XDG_CACHE_HOME: "/elsewhere" });
  assertEquals(cacheFolder(), "/big/disk");
  assertEquals(cacheFolder("python", "mlflow"), join("/big/disk", "python", "mlflow"));
});

Deno.test("cacheFolder() refuses a relative MARGINALIA_CACHE", () => {
  using _ = variables({ MARGINALIA_CACHE: "cache" });
  assertThrows(() => cacheFolder(), RangeError, 'expected an absolute path, found "cache"');
});

Deno.test("cacheFolder() is in XDG_CACHE_HOME if MARGINALIA_CACHE is unset or empty", () => {
  for (const unset of [undefined, ""]) {
    using _ = variables({ MARGINALIA_CACHE: unset, XDG_CACHE_HOME: "/elsewhere" });
    assertEquals(cacheFolder("uv"), join("/elsewhere", "marginalia", "uv"));
  }
});

Deno.test({
  name: "cacheFolder() is in ~/.cache if nothing is set, or XDG_CACHE_HOME is relative",
  ignore: Deno.build.os !== "linux",
  fn: () => {
    for (const unset of [undefined, "relative"]) {
      using _ = variables({
        MARGINALIA_CACHE: undefined,
        XDG_CACHE_HOME: unset,
        HOME: "/home/ada",
      });
      assertEquals(cacheFolder(), "/home/ada/.cache/marginalia");
    }
  },
});
