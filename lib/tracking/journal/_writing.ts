import { JournalError, type JournalErrorKind } from "./journal_error.ts";

const kinds: Readonly<Record<string, JournalErrorKind>> = {
  EACCES: "read-only",
  EPERM: "read-only",
  EROFS: "read-only",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
};

const causes: Partial<Record<JournalErrorKind, string>> = {
  "read-only": "this user cannot write there; change the permissions or choose another folder",
  "disk-full": "the disk is full; free some space, then resume",
};

/** Runs an action that writes under `path`; a failure becomes a {@linkcode JournalError}. */
export async function writing<T>(path: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw writeFailure(path, error);
  }
}

/** The {@linkcode JournalError} for a failed write. */
export function writeFailure(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof JournalError) return error;
  const code = "code" in error ? String(error.code) : "";
  const kind = kinds[code] ?? "failed";
  const found = causes[kind] ?? error.message;
  return new JournalError(`Cannot write the journal in "${path}": ${found}`, kind, path, {
    cause: error,
  });
}
