import program from "./execute_notebook.py" with { type: "text" };
import { type NotebookDocument, readNotebook } from "./notebook_document.ts";

/** What every kernel says when it starts. */
const kernelBanner = /^Warning "deno jupyter" is unstable.*$/m;

export interface ExecuteNotebookOptions {
  /** The environment's Python, which has nbclient; the kernel is found beside it. */
  readonly python: string;
  /** Where the executed notebook is written; the notebook's own path renews its outputs. */
  readonly output: string;
  /** Longest time for one cell, in seconds. Default 300. */
  readonly timeout?: number;
}

/**
 * Executes a notebook from start to end without a browser, in its own folder, and gives it back
 * with its outputs. Throws an `Error` that holds the cell and its error where a cell fails.
 */
export async function executeNotebook(
  path: string,
  { python, output, timeout = 300 }: ExecuteNotebookOptions,
): Promise<NotebookDocument> {
  const { success, stderr } = await new Deno.Command(python, {
    args: ["-I", "-c", program, path, output, String(timeout)],
    env: { JUPYTER_PREFER_ENV_PATH: "1", JUPYTER_PLATFORM_DIRS: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) {
    const reason = new TextDecoder().decode(stderr).replace(kernelBanner, "").trim();
    throw new Error(`Cannot execute notebook ${path}: ${reason}`);
  }
  return await readNotebook(output);
}
