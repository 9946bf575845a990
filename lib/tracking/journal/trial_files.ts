import { join } from "node:path";
import type { z } from "zod";
import { writeAtomically } from "../../host/mod.ts";
import { readJsonIfPresent } from "./_read_json.ts";
import { writing } from "./_writing.ts";

/**
 * Writes a file beside a trial's journal, whole or not at all: bytes as they are, an object as JSON. It
 * becomes an artifact of the trial's run in MLflow.
 *
 * @throws {JournalError} `read-only` or `disk-full` if the folder cannot be written.
 */
export async function writeTrialFile(
  folder: string,
  name: string,
  content: Uint8Array | object,
): Promise<void> {
  const bytes = content instanceof Uint8Array ? content : `${JSON.stringify(content)}\n`;
  await writing(folder, () => writeAtomically(join(folder, name), bytes));
}

/**
 * Reads a JSON file beside a trial's journal; `undefined` if there is none.
 *
 * @throws {JournalError} `damaged` if it does not follow the schema.
 */
export async function readTrialFile<T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  return await readJsonIfPresent(join(folder, name), schema);
}
