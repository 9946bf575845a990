import type { z } from "zod";
import { readTextIfPresent } from "../../host/mod.ts";
import { JournalError } from "./journal_error.ts";

/** Reads a journal's JSON file by its schema; `undefined` if there is none. */
export async function readJsonIfPresent<T>(
  path: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const text = await readTextIfPresent(path);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : "";
  throw new JournalError(
    `Cannot read "${path}": expected this version's format, found something else${where} ` +
      `(${issue?.message}); run the sweep again, or read it with the version that wrote it`,
    "damaged",
    path,
    { cause: parsed.error },
  );
}

/** Reads a journal's JSON file by its schema. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const found = await readJsonIfPresent(path, schema);
  if (found !== undefined) return found;
  throw new JournalError(
    `Cannot read "${path}": there is no such file; give the folder of a sweep or trial`,
    "missing",
    path,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
