import { assert } from "@std/assert";

const root = new URL("../", import.meta.url);

async function deno(...args: string[]): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), { args, cwd: root })
    .output();
  const text = new TextDecoder();
  assert(success, `deno ${args.join(" ")}\n${text.decode(stdout)}${text.decode(stderr)}`);
}

Deno.test("the code is formatted", () => deno("fmt", "--check"));
Deno.test("the code is free of lint", () => deno("lint"));
Deno.test("the types hold, in examples too", () =>
  deno("check", "--doc", "lib", "experiments", "tests", "bench", "README.md", "CONTRIBUTING.md"));
