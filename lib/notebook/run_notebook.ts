import { basename, join } from "node:path";
import { writeAtomically } from "../host/mod.ts";
import { executeNotebook } from "./execute_notebook.ts";
import { type NotebookDocument, readNotebook } from "./notebook_document.ts";
import { withParameters } from "./notebook_parameters.ts";

export interface RunNotebookOptions {
  /** The environment's Python, which has nbclient. */
  readonly python: string;
  /** The notebook. */
  readonly path: string;
  /** Values of some of its parameters, as on a command line. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The folder that gets the executed notebook; it must lie in the kit's folder or one that imports it. */
  readonly folder: string;
}

/** An executed notebook and where it lies. */
export interface NotebookRun {
  readonly path: string;
  readonly document: NotebookDocument;
}

/**
 * Executes a notebook with other parameters and keeps it, with its outputs, in a folder; the notebook itself
 * stays as it is.
 *
 * @throws {RangeError | TypeError} If it has no such parameter, or a value is of another kind.
 * @throws {Error} If a cell fails.
 */
export async function runNotebook(
  { python, path, parameters, folder }: RunNotebookOptions,
): Promise<NotebookRun> {
  const changed = withParameters(await readNotebook(path), parameters);
  const output = join(folder, basename(path));
  await writeAtomically(output, `${JSON.stringify(changed, null, 1)}\n`);
  return { path: output, document: await executeNotebook(output, { python, output }) };
}
