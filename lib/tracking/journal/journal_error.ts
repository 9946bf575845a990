/**
 * What is wrong with a journal:
 * - `read-only`: this user may not write there;
 * - `disk-full`: no space or quota is left;
 * - `locked`: another process is working in this sweep's folder;
 * - `different`: the folder holds another sweep, or a trial that has already ended;
 * - `missing`: there is no such record;
 * - `damaged`: a file's content is not a journal's, or is of another format;
 * - `failed`: the system refused for another reason, given as the cause.
 */
export type JournalErrorKind =
  | "read-only"
  | "disk-full"
  | "locked"
  | "different"
  | "missing"
  | "damaged"
  | "failed";

/** Reading or writing a journal failed. What was recorded before is still there. */
export class JournalError extends Error {
  override readonly name = "JournalError";

  constructor(
    message: string,
    readonly kind: JournalErrorKind,
    /** The file or folder. */
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
