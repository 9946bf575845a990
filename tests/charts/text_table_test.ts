import { assertEquals } from "@std/assert";
import { htmlTable, textTable } from "../../lib/charts/mod.ts";

const table = {
  columns: [{ header: "set-up", align: "left" }, { header: "n", align: "right" }],
  rows: [["online", "3"], ["raw pixels", ""], ["a", "10"]],
  notes: ["A note."],
} as const;

Deno.test("textTable() aligns its columns and leaves no space at line ends", () => {
  assertEquals(
    textTable(table),
    [
      "set-up       n",
      "──────────────",
      "online       3",
      "raw pixels",
      "a           10",
      "",
      "A note.",
      "",
    ].join("\n"),
  );
});

Deno.test("htmlTable() marks headers of rows and columns, and escapes", () => {
  const html = htmlTable({ ...table, rows: [["<a>", "1"]] }, { caption: "C & D" });
  assertEquals(html.includes("<caption>C &amp; D</caption>"), true);
  assertEquals(html.includes('<th scope="col" class="number">n</th>'), true);
  assertEquals(
    html.includes('<tr><th scope="row">&lt;a&gt;</th><td class="number">1</td></tr>'),
    true,
  );
});
