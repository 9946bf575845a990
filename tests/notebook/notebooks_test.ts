import { assertEquals, assertLess } from "@std/assert";
import {
  executeNotebook,
  notebookEnvironment,
  readNotebook,
} from "@marginalia/marginalia/notebook";
import { cellOutputs } from "./cell_outputs.ts";
import { contents } from "./contents/mod.ts";

const root = new URL("../../", import.meta.url);
const folder = new URL("notebooks/", root);
const names = [...Deno.readDirSync(folder)].map((entry) => entry.name)
  .filter((name) => name.endsWith(".ipynb")).map((name) => name.replace(".ipynb", "")).toSorted();
const pathOf = (name: string) => new URL(`${name}.ipynb`, folder).pathname;

/**
 * These three are executed here, once: live training, a whole sweep, a part of one's own. `deno task soak
 * notebooks` executes all of them five times.
 */
const executed = ["02_siamese_triplet_online", "04_margin_and_temperature", "08_your_own_loss"];

/** A notebook is read on GitHub, and kept in git with every change of its outputs. */
const mostBytes = 300_000;

const { python } = await notebookEnvironment();

Deno.test("every notebook is tested for what it holds", () => {
  assertEquals(Object.keys(contents).toSorted(), names);
});

for (const name of names) {
  Deno.test(`${name} is committed with its outputs, and small`, async () => {
    contents[name]!(cellOutputs(await readNotebook(pathOf(name))));
    assertLess((await Deno.stat(pathOf(name))).size, mostBytes);
  });
}

for (const name of executed) {
  Deno.test(`${name} runs from start to end on the Deno kernel`, async () => {
    const scratch = await Deno.makeTempDir();
    try {
      const output = `${scratch}/${name}.ipynb`;
      contents[name]!(cellOutputs(await executeNotebook(pathOf(name), { python, output })));
    } finally {
      await Deno.remove(scratch, { recursive: true });
    }
  });
}

Deno.test("no notebook has a type error", async () => {
  const scratch = await Deno.makeTempDir();
  const files = await Promise.all(names.map(async (name) => {
    const { cells } = await readNotebook(pathOf(name));
    const code = cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.source);
    const file = `${scratch}/${name}.ts`;
    await Deno.writeTextFile(file, code.join("\n"));
    return file;
  }));
  const { stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "check",
      "--quiet",
      "--no-lock",
      "--config",
      new URL("deno.json", root).pathname,
      ...files,
    ],
    env: { NO_COLOR: "1" },
  }).output();
  await Deno.remove(scratch, { recursive: true });
  assertEquals(new TextDecoder().decode(stderr), "");
});
