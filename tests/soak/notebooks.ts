// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Executes every notebook several times on the Deno kernel, and counts cells whose outputs are fewer than
 * committed (lost), or differ from those of the first round (unstable): `deno task soak notebooks [--rounds 5]
 * [--json]`. Ends with exit code 1 if there is one of either.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { executeNotebook, notebookEnvironment, readNotebook } from "../../lib/notebook/mod.ts";
import { cellOutputs } from "../notebook/cell_outputs.ts";
import { contents } from "../notebook/contents/mod.ts";

const { values: { rounds: text, json } } = parseArgs({
  args: Deno.args,
  options: { rounds: { type: "string", default: "5" }, json: { type: "boolean", default: false } },
});
const rounds = Number(text);
const tell = json ? console.error : console.log;
const folder = new URL("../../notebooks/", import.meta.url);
const scratch = await Deno.makeTempDir();
const { python } = await notebookEnvironment();

const rows: { name: string; round: number; seconds: number; lost: number; unstable: number }[] = [];
const first = new Map<string, string>();
for (let round = 1; round <= rounds; round++) {
  for (const [name, holds] of Object.entries(contents)) {
    const path = new URL(`${name}.ipynb`, folder).pathname;
    const committed = cellOutputs(await readNotebook(path));
    const started = performance.now();
    const executed = cellOutputs(
      await executeNotebook(path, { python, output: `${scratch}/${name}.ipynb` }),
    );
    const seconds = (performance.now() - started) / 1000;
    holds(executed);
    let [lost, unstable] = [0, 0];
    for (const [cell, outputs] of executed) {
      if (outputs.length < (committed.get(cell)?.length ?? 0)) lost++;
      const key = `${name}/${cell}`;
      const found = JSON.stringify(outputs);
      if (found !== (first.get(key) ?? found)) unstable++;
      if (!first.has(key)) first.set(key, found);
    }
    rows.push({ name, round, seconds, lost, unstable });
    tell(`${round} ${name.padEnd(30)} ${seconds.toFixed(1)} s, ${lost} lost, ${unstable} unstable`);
  }
}
await Deno.remove(scratch, { recursive: true });
const sum = (of: (row: typeof rows[number]) => number) =>
  rows.reduce((total, row) => total + of(row), 0);
const [lost, unstable] = [sum(({ lost }) => lost), sum(({ unstable }) => unstable)];
tell(
  `${rounds} rounds of ${Object.keys(contents).length} notebooks, ` +
    `${(sum(({ seconds }) => seconds) / rounds).toFixed(0)} s a round: ${lost} outputs lost, ` +
    `${unstable} cells unstable`,
);
if (json) console.log(JSON.stringify({ rows, lost, unstable }));
Deno.exit(lost + unstable === 0 ? 0 : 1);
