// deno-lint-ignore-file camelcase -- as the records spell it
import type { Table } from "../../lib/charts/mod.ts";
import { sweepTable } from "../../lib/reports/mod.ts";
import { families, readSummary } from "../../lib/runs/mod.ts";
import { type CostRow, describeTime } from "../../bench/_cost_row.ts";
import type { StepContestRow } from "../../bench/engine_steps.ts";
import type { StepRow } from "../../bench/training_step.ts";

interface BenchRecord<Row> {
  readonly date: string;
  readonly environment: {
    readonly processor: string;
    readonly cores: number;
    readonly git: { readonly commit: string };
  };
  readonly rows: readonly Row[];
}

const root = new URL("../../", import.meta.url);

/** The README's parts that are made of records: each stands between `<!-- name -->` and `<!-- /name -->`. */
export async function readmeSections(): Promise<Record<string, string>> {
  return {
    "results:margin": await resultTable("margin"),
    "results:temperature": await resultTable("temperature"),
    "results:setups": await resultTable("setups"),
    "parts": partsTable(),
    "bench": await benchTable(),
    "bench:engine": await engineTable(),
    "bench:search": await searchTable(),
    "bench:evaluation": await evaluationTable(),
  };
}

/** Puts each section where its marks are. */
export function fillSections(text: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((filled, [name, body]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const from = filled.indexOf(start);
    const to = filled.indexOf(end);
    if (from < 0 || to < from) {
      throw new Error(`Cannot fill the README: it has no ${start} … ${end}`);
    }
    return `${filled.slice(0, from + start.length)}\n${body}${filled.slice(to)}`;
  }, text);
}

/** What the newest published result of an experiment found; nothing, where there is none. */
async function resultTable(experiment: string): Promise<string> {
  const folder = new URL(`results/published/${experiment}/`, root);
  const ids = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).toSorted();
  const path = new URL(`${ids.at(-1)}/summary.json`, folder);
  const summary = readSummary(await Deno.readTextFile(path));
  return markdown(sweepTable(summary, summary.testPart));
}

async function searchTable(): Promise<string> {
  const path = new URL("bench/search.json", root);
  const record: BenchRecord<SearchRow> = JSON.parse(await Deno.readTextFile(path));
  return [
    line(["regret after the last trial", "random", "Sobol", "TPE", "p, TPE beside random"]),
    line(["---", "---:", "---:", "---:", "---:"]),
    ...record.rows.map(({ problem, trials, median_regret: { random, sobol, tpe }, p }) =>
      line([
        `${problem}, ${trials} trials`,
        ...[random, sobol, tpe].map((regret) => regret.toPrecision(2)),
        p.toExponential(0),
      ])
    ),
  ].join("");
}

interface SearchRow {
  readonly problem: string;
  readonly trials: number;
  readonly median_regret: { readonly random: number; readonly sobol: number; readonly tpe: number };
  readonly p: number;
}

async function evaluationTable(): Promise<string> {
  const path = new URL("bench/evaluation.json", root);
  const record: BenchRecord<EvaluationRow> = JSON.parse(await Deno.readTextFile(path));
  const cost = (ms: number, mib: number) => `${(ms / 1000).toFixed(1)} s, ${Math.round(mib)} MiB`;
  return [
    line(["embeddings retrieving each other", "ours", "faiss-cpu + AccuracyCalculator", "ratio"]),
    line(["---", "---:", "---:", "---:"]),
    ...record.rows.map((row) =>
      line([
        row.name,
        cost(row.ours_ms, row.ours_memory_mib),
        row.peer_ms === undefined || row.peer_memory_mib === undefined
          ? "out of memory at 12 GiB"
          : cost(row.peer_ms, row.peer_memory_mib),
        row.ratio === undefined ? "" : `${row.ratio.toFixed(2)}×`,
      ])
    ),
  ].join("");
}

interface EvaluationRow {
  readonly name: string;
  readonly ours_ms: number;
  readonly ours_memory_mib: number;
  readonly peer_ms?: number;
  readonly peer_memory_mib?: number;
  readonly ratio?: number;
}

function partsTable(): string {
  const rows = Object.entries(families).map(([family, members]) =>
    `| ${family} | ${Object.keys(members).map((name) => `\`${name}\``).join(", ")} |\n`
  );
  return `| family | members |\n| --- | --- |\n${rows.join("")}`;
}

async function benchTable(): Promise<string> {
  const path = new URL("bench/training_step.json", root);
  const record: BenchRecord<StepRow> = JSON.parse(await Deno.readTextFile(path));
  const { rows } = record;
  const graph = rows.filter(({ name }) => name.endsWith(", graph"));
  const lines = graph.map(({ name, ours_ms, peer, peer_ms, ratio, ratio_p10 }) => {
    const how = peer === "eager" ? "our engine, op by op" : "tfjs's own gradients, op by op";
    const cells = [name.replace(", graph", ""), ours_ms.toFixed(1), how, peer_ms.toFixed(1)];
    return line([...cells, `${ratio.toFixed(2)}× (${ratio_p10.toFixed(2)}×)`]);
  });
  return [
    line([
      "training step, batch 128",
      "compiled, ms",
      "beside",
      "ms",
      "ratio (of the 10th percentiles)",
    ]),
    line(["---", "---:", "---", "---:", "---:"]),
    ...lines,
    circumstances(record),
  ].join("");
}

async function engineTable(): Promise<string> {
  const path = new URL("bench/engine.json", root);
  const record: BenchRecord<StepContestRow | CostRow> = JSON.parse(await Deno.readTextFile(path));
  const steps = record.rows.filter((row) => "bar" in row);
  const costs = record.rows.filter((row) => "bar_ms" in row);
  const header = [
    "training step",
    "ours, ms",
    "PyTorch's best, ms",
    "ratio (of the 10th percentiles)",
  ];
  return [
    line(header),
    line(["---", "---:", "---:", "---:"]),
    ...steps.map(({ name, ours, ours_ms, peer, peer_ms, ratio, ratio_p10 }) =>
      line([
        name,
        `${ours_ms.toFixed(1)} (${ours})`,
        `${peer_ms.toFixed(1)} (${peer.replace("PyTorch, ", "")})`,
        `${ratio.toFixed(2)}× (${ratio_p10.toFixed(2)}×)`,
      ])
    ),
    costTable(costs),
    circumstances(record),
  ].join("");
}

function costTable(rows: readonly CostRow[]): string {
  if (rows.length === 0) return "";
  const lines = rows.map(({ name, ours_ms, ours_p10_ms, bar_ms, peer, peer_ms }) =>
    line([
      name,
      `${describeTime(ours_ms)} (${describeTime(ours_p10_ms)})`,
      describeTime(bar_ms),
      `${describeTime(peer_ms)} (${peer})`,
    ])
  );
  return [
    "\n",
    line(["cost", "median (10th percentile)", "at most", "without our code and tfjs's"]),
    line(["---", "---:", "---:", "---:"]),
    ...lines,
  ].join("");
}

function circumstances<Row>({ date, environment: { processor, cores, git } }: BenchRecord<Row>) {
  return `\nMedians, ${date.slice(0, 10)}, commit ${
    git.commit.slice(0, 7)
  }, ${cores} cores of ${processor}.\n`;
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;

function markdown({ columns, rows, notes = [] }: Table): string {
  const rule = columns.map(({ align }) => align === "left" ? "---" : "---:");
  return [
    line(columns.map(({ header }) => header)),
    line(rule),
    ...rows.map(line),
    notes.length === 0 ? "" : `\n${notes.join(" ")}\n`,
  ].join("");
}
