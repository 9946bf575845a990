import { assert, assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import {
  executeNotebook,
  notebookEnvironment,
  type NotebookOutput,
  readNotebook,
} from "@marginalia/marginalia/notebook";
import { cellOutputs } from "./cell_outputs.ts";

const root = new URL("../../", import.meta.url);
const folder = new URL("notebooks/", root);
const names = [...Deno.readDirSync(folder)].map((entry) => entry.name)
  .filter((name) => name.endsWith(".ipynb")).toSorted();

const { python } = await notebookEnvironment();

type Outputs = ReadonlyMap<string, readonly NotebookOutput[]>;

/** What each notebook must hold, as committed and whenever it is executed. */
const holds: Readonly<Record<string, (outputs: Outputs) => void>> = {
  "01_first_sweep.ipynb": firstSweep,
};

for (const name of names) {
  const path = new URL(name, folder).pathname;

  Deno.test(`${name} is committed with its outputs`, async () => {
    holds[name]!(cellOutputs(await readNotebook(path)));
  });

  Deno.test(`${name} runs from start to end on the Deno kernel`, async () => {
    const scratch = await Deno.makeTempDir();
    try {
      const output = `${scratch}/${name}`;
      holds[name]!(cellOutputs(await executeNotebook(path, { python, output })));
    } finally {
      await Deno.remove(scratch, { recursive: true });
    }
  });

  Deno.test(`${name} has no type errors`, async () => {
    const { cells } = await readNotebook(path);
    const code = cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.source);
    const file = await Deno.makeTempFile({ suffix: ".ts" });
    await Deno.writeTextFile(file, code.join("\n"));
    const { stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "check",
        "--quiet",
        "--no-lock",
        "--config",
        new URL("deno.json", root).pathname,
        file,
      ],
      env: { NO_COLOR: "1" },
    }).output();
    await Deno.remove(file);
    assertEquals(new TextDecoder().decode(stderr), "");
  });
}

function firstSweep(outputs: Outputs): void {
  const counts = Object.fromEntries([...outputs].map(([cell, its]) => [cell, its.length]));
  assertEquals(counts, {
    start: 0,
    digits: 1,
    parts: 0,
    train: 1,
    evaluate: 1,
    gallery: 1,
    sweep: 1,
  });
  assertEquals(countOf(bundle(outputs, "digits")["image/svg+xml"], "<image "), 3 * 8);
  assertStringIncludes(String(bundle(outputs, "train")["text/plain"]), "300 of 300");

  const score = (encoder: string) => mapAtR(bundle(outputs, "evaluate")["text/plain"], encoder);
  assertGreater(score("trained"), 2 * score("raw pixels"));
  assertGreater(score("raw pixels"), score("untrained"));
  assertGreater(score("untrained"), score("chance"));
  assertLess(score("trained"), 0.7);

  assertEquals(countOf(bundle(outputs, "gallery")["image/svg+xml"], "<image "), 6 * 9);

  // A chart once a sweep is published; until then how to run one.
  const sweep = bundle(outputs, "sweep");
  const spec = sweep["application/vnd.vegalite.v5+json"];
  if (spec === undefined) {
    assertStringIncludes(String(sweep["text/plain"]), "deno task sweep margin");
  } else {
    assertStringIncludes(JSON.stringify(spec), "online");
    assertGreater(countOf(sweep["image/svg+xml"], "<path "), 50);
  }
}

function bundle(outputs: Outputs, cell: string): Readonly<Record<string, unknown>> {
  const [output] = outputs.get(cell) ?? [];
  assert(output?.output_type === "display_data", `Cell ${cell} shows nothing`);
  return output.data;
}

/** The first number in an encoder's row of the table. */
function mapAtR(table: unknown, encoder: string): number {
  const row = String(table).split("\n").find((line) => line.startsWith(encoder)) ?? "";
  return Number(row.slice(encoder.length).trim().split(/\s+/)[0]);
}

function countOf(text: unknown, part: string): number {
  return String(text).split(part).length - 1;
}
