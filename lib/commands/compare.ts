/**
 * `deno task compare …`: one report from the records of sweeps.
 *
 * @module
 */

// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { textTable } from "../charts/mod.ts";
import {
  compareReport,
  readComparison,
  sweepTable,
  tablesOf,
  writeReport,
} from "../reports/mod.ts";
import { findSweeps } from "./_find_sweeps.ts";
import { openInBrowser } from "./_open_in_browser.ts";
import { exitCode, runCommand } from "./_run_command.ts";
import { setupProgress } from "./_setup_progress.ts";
import { UsageError } from "./_usage_error.ts";

const usage = `deno task compare [EXPERIMENT | SWEEP FOLDER …] [options]

  deno task compare                       the newest sweep of each experiment
  deno task compare margin                the newest sweep of one
  deno task compare margin temperature    two experiments on one page
  deno task compare results/margin/ID …   sweeps by their folders

  --control SETUP  test the others against it
  --open           open the page in a browser
  --json           end with one JSON object on standard output
  --data DIR       folder of your own data files
  --results DIR    where records are (default: results)
  --out DIR        where the report goes (default: the sweep's folder; for several, results/comparisons)`;

await runCommand(usage, async () => {
  const { names, control, open, json, data, results, out } = readArguments();
  const folders = await findSweeps(names, results);
  const comparison = await readComparison(folders, {
    dataFolder: data,
    onProgress: setupProgress(),
  });
  const known = comparison.arms.flatMap(({ name, summary }) => [name, summary.setup]);
  if (control !== undefined && !known.includes(control)) {
    throw new UsageError(
      `Cannot compare: --control must be one of ${
        [...new Set(known)].join(", ")
      }, found ${control}`,
    );
  }
  const report = await compareReport(comparison, { control });
  const labels = comparison.sweeps.map(({ record }) => record.experiment);
  const folder = out ??
    (folders.length === 1 ? folders[0]! : join(results, "comparisons", labels.join("_")));
  const paths = await writeReport(folder, report);
  const tell = json ? console.error : console.log;
  for (const { label, record, summary } of comparison.sweeps) {
    tell(`${label} ${record.id}\n\n${textTable(sweepTable(summary, summary.testPart))}`);
  }
  const verdicts = tablesOf(report).find(({ name }) => name === "comparisons");
  if (verdicts !== undefined) tell(`${verdicts.caption}\n\n${textTable(verdicts.table)}`);
  tell(`Report  ${paths.report}`);
  if (json) {
    const tables = tablesOf(report).map(({ name, table }) => [name, table]);
    console.log(JSON.stringify({ sweeps: folders, tables: Object.fromEntries(tables), paths }));
  }
  if (open) await openInBrowser(pathToFileURL(paths.report).href);
  return exitCode.done;
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      args: [...Deno.args],
      allowPositionals: true,
      options: {
        control: { type: "string" },
        open: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        data: { type: "string" },
        results: { type: "string", default: "results" },
        out: { type: "string" },
      },
    });
    return { names: positionals, ...values };
  } catch (error) {
    throw new UsageError(
      `Cannot compare: ${error instanceof Error ? error.message : error}\n\n${usage}`,
    );
  }
}
