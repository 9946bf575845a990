// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { ConfigError } from "../parts/mod.ts";
import { UsageError } from "./_usage_error.ts";

/** Exit codes of every command. */
export const exitCode = { done: 0, failed: 1, badUsage: 2, interrupted: 130 } as const;

/**
 * Runs a command and ends the process with its exit code; an error becomes a message, not a stack. With
 * `--help` or `-h` it prints the usage instead.
 */
export async function runCommand(
  usage: string,
  command: () => Promise<number>,
): Promise<never> {
  if (Deno.args.some((arg) => arg === "--help" || arg === "-h")) {
    console.log(usage);
    Deno.exit(exitCode.done);
  }
  try {
    Deno.exit(await command());
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof ConfigError;
    // A TypeError or ReferenceError without a sentence of ours is a fault of the kit: show where.
    const isExpected = error instanceof Error && /^Cannot /.test(error.message);
    console.error(isExpected ? `${error.message}.` : error);
    Deno.exit(isUsage ? exitCode.badUsage : exitCode.failed);
  }
}
