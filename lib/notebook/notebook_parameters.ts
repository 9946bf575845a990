import { nearestName } from "../parts/mod.ts";
import type { NotebookDocument } from "./notebook_document.ts";

/** What a parameter may be: a literal of JSON. */
export type ParameterValue = number | boolean | string | readonly ParameterValue[];

/** One line of a notebook's parameters. */
const declaration = /^const (\w+) = (.+);$/;

/** The parameters of a notebook and their values, from the cell that is tagged `parameters`. */
export function notebookParameters(
  notebook: NotebookDocument,
): Readonly<Record<string, ParameterValue>> {
  const source = notebook.cells.find(isParameters)?.source ?? "";
  return Object.fromEntries(
    source.split("\n").flatMap((line) => {
      const [, name, literal] = declaration.exec(line) ?? [];
      return name === undefined || literal === undefined ? [] : [[name, JSON.parse(literal)]];
    }),
  );
}

/**
 * The notebook with other values for some of its parameters, each written as on a command line: a text as it
 * is, everything else as JSON.
 *
 * @throws {RangeError} If it has no such parameter.
 * @throws {TypeError} If a value is of another kind than the one it replaces.
 *
 * @example A margin of 0.5
 * ```ts
 * import { notebookDocument, withParameters } from "@marginalia/marginalia/notebook";
 * import { assertEquals } from "@std/assert";
 *
 * const notebook = notebookDocument.parse({
 *   nbformat: 4,
 *   cells: [{
 *     cell_type: "code",
 *     id: "parameters",
 *     metadata: { tags: ["parameters"] },
 *     source: "const margin = 1;\nconst steps = 300;",
 *     outputs: [],
 *   }],
 * });
 * const changed = withParameters(notebook, { margin: "0.5" });
 * assertEquals(changed.cells[0]?.source, "const margin = 0.5;\nconst steps = 300;");
 * ```
 */
export function withParameters(
  notebook: NotebookDocument,
  values: Readonly<Record<string, string>>,
): NotebookDocument {
  const known = notebookParameters(notebook);
  const literals = Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, literal(name, text, known)]),
  );
  return {
    ...notebook,
    cells: notebook.cells.map((cell) =>
      isParameters(cell)
        ? {
          ...cell,
          source: cell.source.split("\n").map((line) => {
            const name = declaration.exec(line)?.[1] ?? "";
            return name in literals ? `const ${name} = ${literals[name]};` : line;
          }).join("\n"),
        }
        : cell
    ),
  };
}

function isParameters({ metadata }: NotebookDocument["cells"][number]): boolean {
  return metadata?.tags?.includes("parameters") ?? false;
}

function literal(
  name: string,
  text: string,
  known: Readonly<Record<string, ParameterValue>>,
): string {
  const usual = known[name];
  if (usual === undefined) {
    const names = Object.keys(known);
    const nearest = nearestName(name, names);
    throw new RangeError(
      `Cannot set ${name}: the notebook's parameters are ${names.join(", ") || "none"}` +
        (nearest === undefined ? "" : `; did you mean ${nearest}`),
    );
  }
  if (typeof usual === "string") return JSON.stringify(text);
  const value = parsed(text);
  if (kindOf(value) === kindOf(usual)) return JSON.stringify(value);
  throw new TypeError(
    `Cannot set ${name}: expected ${kindOf(usual)} such as ${
      JSON.stringify(usual)
    }, found "${text}"`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${typeof value[0]}s`;
  return `a ${typeof value}`;
}
