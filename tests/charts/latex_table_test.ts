import { assertEquals } from "@std/assert";
import { latexTable, markdownTable, type Table } from "../../lib/charts/mod.ts";

const table: Table = {
  columns: [{ header: "set-up", align: "left" }, { header: "MAP@R, %", align: "right" }],
  rows: [["a_b | c", "49.0 ± 1.3"], ["x^2 & {y}", "≤ 3 #1 $2 ~ \\"]],
  notes: ["± is 95 %."],
};

Deno.test("latexTable() escapes what TeX would read, and sets booktabs' rules", () => {
  assertEquals(latexTable(table, { caption: "50 % unseen", label: "tab:x" }).split("\n"), [
    "% Needs \\usepackage{booktabs}",
    "\\begin{table}",
    "  \\centering",
    "  \\caption{50 \\% unseen}",
    "  \\label{tab:x}",
    "  \\begin{tabular}{lr}",
    "    \\toprule",
    "    set-up & MAP@R, \\% \\\\",
    "    \\midrule",
    "    a\\_b \\textbar{} c & 49.0 $\\pm$ 1.3 \\\\",
    "    x\\textasciicircum{}2 \\& \\{y\\} & $\\leq$ 3 \\#1 \\$2 \\textasciitilde{} \\textbackslash{} \\\\",
    "    \\bottomrule",
    "  \\end{tabular}",
    "  \\par\\smallskip{\\footnotesize $\\pm$ is 95 \\%.}",
    "\\end{table}",
    "",
  ]);
});

Deno.test("markdownTable() escapes what would end a cell, and puts notes beneath", () => {
  assertEquals(markdownTable(table).split("\n"), [
    "| set-up | MAP@R, % |",
    "| --- | ---: |",
    "| a_b \\| c | 49.0 ± 1.3 |",
    "| x^2 & {y} | ≤ 3 #1 $2 ~ \\\\ |",
    "",
    "± is 95 %.",
    "",
  ]);
});
