import type { Table } from "./table.ts";

export interface LatexTableOptions {
  /** What the table shows, in a sentence; set above it, as is usual for tables. */
  readonly caption: string;
  /** What the text refers to it by, e.g. `tab:margin`. */
  readonly label: string;
}

/**
 * A table for a paper, set with the package booktabs: rules at the top, beneath the headers and at the
 * bottom, none between rows or columns. Text is escaped; notes stand beneath in small type.
 *
 * @example
 * ```ts
 * import { latexTable } from "@marginalia/marginalia/charts";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const text = latexTable({
 *   columns: [{ header: "set-up", align: "left" }, { header: "MAP@R", align: "right" }],
 *   rows: [["online_hard", "0.490 ± 0.013"]],
 * }, { caption: "MAP@R on unseen classes.", label: "tab:margin" });
 * assertStringIncludes(text, "\\begin{tabular}{lr}\n    \\toprule");
 * assertStringIncludes(text, "online\\_hard & 0.490 $\\pm$ 0.013 \\\\");
 * ```
 */
export function latexTable(
  { columns, rows, notes = [] }: Table,
  { caption, label }: LatexTableOptions,
): string {
  const line = (cells: readonly string[]) => `    ${cells.map(escapeLatex).join(" & ")} \\\\`;
  return [
    "% Needs \\usepackage{booktabs}",
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${escapeLatex(caption)}}`,
    `  \\label{${label}}`,
    `  \\begin{tabular}{${columns.map(({ align }) => align[0]).join("")}}`,
    "    \\toprule",
    line(columns.map(({ header }) => header)),
    "    \\midrule",
    ...rows.map(line),
    "    \\bottomrule",
    "  \\end{tabular}",
    ...notes.map((note) => `  \\par\\smallskip{\\footnotesize ${escapeLatex(note)}}`),
    "\\end{table}",
    "",
  ].join("\n");
}

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  "±": "$\\pm$",
  "×": "$\\times$",
  "−": "$-$",
  "≤": "$\\leq$",
  "≥": "$\\geq$",
  "→": "$\\rightarrow$",
  "–": "--",
  "…": "\\ldots{}",
};

function escapeLatex(text: string): string {
  return text.replaceAll(
    /[\\~^<>|±×−≤≥→–…&%$#_{}]/g,
    (character) => commands[character] ?? `\\${character}`,
  );
}
