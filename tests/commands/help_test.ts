import { assertEquals, assertStringIncludes } from "@std/assert";

for (const [command, flag] of [["sweep", "--help"], ["compare", "-h"], ["mlflow", "--help"]]) {
  Deno.test(`${command} ${flag} prints the usage and does nothing`, async () => {
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", `lib/commands/${command}.ts`, flag!],
      cwd: new URL("../..", import.meta.url).pathname,
    }).output();
    assertEquals(code, 0);
    assertStringIncludes(new TextDecoder().decode(stdout), `deno task ${command}`);
  });
}
