import { basename } from "node:path";

/** Lines of a failed program's own words to hand on: enough for the cause, short of the noise. */
const LAST_LINES = 12;

/** How {@linkcode runProgram} behaves. */
export interface RunOptions {
  /** Environment variables beside those of this process. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/**
 * Runs a program to its end and returns what it printed.
 *
 * @throws {ProgramError} If it ends with another status than 0.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { success, code, stdout, stderr } = await new Deno.Command(program, {
    args: [...args],
    env: { ...options.variables },
    stdin: "null",
  }).output();
  if (!success) {
    const words = new TextDecoder().decode(stderr.length > 0 ? stderr : stdout);
    throw new ProgramError(program, args, code, words);
  }
  return new TextDecoder().decode(stdout).trim();
}

/** A program ended with another status than 0. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";

  constructor(program: string, args: readonly string[], code: number, words: string) {
    const command = [basename(program), ...args.slice(0, 2)].join(" ");
    const last = words.trim().split("\n").slice(-LAST_LINES).join("\n");
    super(`Cannot complete "${command}": expected exit status 0, found ${code}; it said:\n${last}`);
  }
}
