import { parseArgs } from "node:util";
import { UsageError } from "./_usage_error.ts";

/** What the commands about results take. */
export interface ResultArguments {
  /** Folder, id or experiment. */
  readonly name: string;
  readonly results: string;
  readonly json: boolean;
  readonly level: string;
  readonly match: string | undefined;
  readonly tolerance: string;
  readonly workers: string | undefined;
  readonly data: string | undefined;
}

/**
 * Reads the command line of a command about one result.
 *
 * @throws {UsageError} For an unknown option, or not just one name.
 */
export function resultArguments(verb: string, usage: string): ResultArguments {
  try {
    const { values, positionals: [name, ...more] } = parseArgs({
      args: Deno.args,
      allowPositionals: true,
      options: {
        results: { type: "string", default: "results" },
        json: { type: "boolean", default: false },
        level: { type: "string", default: "rerun" },
        match: { type: "string" },
        tolerance: { type: "string", default: "0" },
        workers: { type: "string" },
        data: { type: "string" },
      },
    });
    if (name === undefined || more.length > 0) {
      throw new TypeError(
        `expected one name, found ${name === undefined ? "none" : more.length + 1}`,
      );
    }
    return { match: undefined, workers: undefined, data: undefined, ...values, name };
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new UsageError(`Cannot ${verb}: ${reason}\n\n${usage}`);
  }
}
