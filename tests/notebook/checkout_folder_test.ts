import { assertEquals } from "@std/assert";
import { checkoutFolder } from "@marginalia/marginalia/notebook";

Deno.test("checkoutFolder() holds deno.json, and does not end in a slash", async () => {
  const { name } = JSON.parse(await Deno.readTextFile(`${checkoutFolder()}/deno.json`));
  assertEquals(name, "@marginalia/marginalia");
  assertEquals(checkoutFolder().endsWith("/"), false);
});
