import type { NotebookDocument, NotebookOutput } from "@marginalia/marginalia/notebook";

/** The outputs of each code cell, by the cell's id. */
export function cellOutputs(
  notebook: NotebookDocument,
): ReadonlyMap<string, readonly NotebookOutput[]> {
  return new Map(
    notebook.cells.flatMap((cell) =>
      cell.cell_type === "code" ? [[cell.id, cell.outputs] as const] : []
    ),
  );
}
