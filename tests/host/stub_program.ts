import { join } from "node:path";

/** Writes a shell script that passes for a program. */
export async function stubProgram(folder: string, name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}
