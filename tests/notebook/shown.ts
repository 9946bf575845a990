import { assert, assertEquals } from "@std/assert";
import type { NotebookOutput } from "@marginalia/marginalia/notebook";

/** The outputs of a notebook's code cells, by the cell's id. */
export type Outputs = ReadonlyMap<string, readonly NotebookOutput[]>;

/** One output, by media type. */
export type Bundle = Readonly<Record<string, unknown>>;

/** All that a cell shows, in order; fails where there is anything else, or another number of it. */
export function shown(outputs: Outputs, cell: string, count = 1): Bundle[] {
  const found = outputs.get(cell) ?? [];
  assertEquals(found.map((output) => output.output_type), Array(count).fill("display_data"), cell);
  return found.map((output) => {
    assert(output.output_type === "display_data");
    return output.data;
  });
}

/** A chart's drawing, and its spec as text. */
export function chart(bundle: Bundle | undefined): { svg: string; spec: string } {
  const spec = bundle?.["application/vnd.vegalite.v5+json"];
  assert(spec !== undefined, "no chart");
  return { svg: String(bundle?.["image/svg+xml"]), spec: JSON.stringify(spec) };
}

/** How many drawings of marks of a kind a chart has, axes and legends left out. */
export function countMarks(bundle: Bundle | undefined, kind: "symbol" | "line" | "image" | "rect") {
  const groups = [
    ...chart(bundle).svg.matchAll(
      new RegExp(`<g class="mark-${kind} role-mark [^"]*marks"[^>]*>(.*?)</g>`, "gs"),
    ),
  ];
  return groups.reduce((sum, [, inside]) => sum + inside!.split(/<(?:path|image) /).length - 1, 0);
}

/** A table's cells, by column; numbers as such. */
export function table(bundle: Bundle | undefined): Readonly<Record<string, string | number>>[] {
  const lines = String(bundle?.["text/plain"]).split("\n");
  const rule = lines.findIndex((line) => line.startsWith("─"));
  assert(rule > 0, "no table");
  const split = (line: string) => line.trim().split(/\s{2,}/);
  const headers = split(lines[rule - 1]!);
  return lines.slice(rule + 1).filter((line) => line.trim() !== "").map((line) => {
    const cells = split(line);
    assertEquals(cells.length, headers.length, line);
    return Object.fromEntries(cells.map((cell, index) => {
      const number = Number(cell);
      return [headers[index]!, Number.isNaN(number) ? cell : number];
    }));
  });
}

/** One column of a table of numbers. */
export function column(bundle: Bundle | undefined, name: string): number[] {
  return table(bundle).map((row) => {
    const value = row[name];
    assert(typeof value === "number", `${name}: ${value}`);
    return value;
  });
}
