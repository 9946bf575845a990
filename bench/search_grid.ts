// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Trains the ranked list loss on digit pairs with 15 margins × 15 temperatures, once each, for searches to
 * be replayed on. It goes on where `bench/search_grid.json` ends and writes it after each margin; a row takes
 * about half a minute.
 *
 * `deno task bench search-grid [--rows=N]` trains at most so many margins in this call.
 *
 * @module
 */
import { loadSplit, type Split } from "../lib/data/mod.ts";
import { evaluateRetrieval } from "../lib/evaluation/mod.ts";
import { readTextIfPresent } from "../lib/host/mod.ts";
import { buildTrial, type TrainingTrial, trainingTrial } from "../lib/runs/mod.ts";
import { dispose, startEngine } from "../lib/tensor/mod.ts";
import { environmentFacts } from "../lib/tracking/mod.ts";
import { embed, putWeights, readWeights, train, type Weights } from "../lib/training/mod.ts";
import { gridPath, type GridRecord } from "./_grid_record.ts";

const points = Array.from({ length: 15 }, (_, index) => index);
/** From .08 to the loss's alpha in equal steps. */
const margins = points.map((index) => Number((0.08 * (index + 1)).toFixed(2)));
/** Three decades from .1 to 100 in equal factors. */
const temperatures = points.map((index) => Number((10 ** (index * 3 / 14 - 1)).toPrecision(4)));

const shared = {
  setup: "grid",
  seed: 0,
  data: { name: "digit-pairs" },
  encoder: { name: "mlp" },
  sampler: { name: "m-per-class", samplesPerClass: 12 },
  distance: { name: "euclidean" },
  miner: { name: "all-pairs" },
  reducer: { name: "mean" },
  optimizer: { name: "adam", learningRate: 1e-3 },
  batchSize: 120,
  steps: 250,
} as const;

/** Trains what is missing of the grid. */
export async function run(args: readonly string[]): Promise<void> {
  const most = Number(args.find((argument) => argument.startsWith("--rows="))?.slice(7) ?? 15);
  const engine = await startEngine({ threads: 1 });
  const split = await loadSplit(shared.data);
  const before = await readTextIfPresent(gridPath.pathname);
  const scores: number[][] = before === undefined ? [] : JSON.parse(before).scores;
  for (const margin of margins.slice(scores.length, scores.length + most)) {
    const row: number[] = [];
    for (const negativeTemperature of temperatures) {
      const loss = { name: "ranked-list", margin, negativeTemperature } as const;
      row.push(await score(trainingTrial.parse({ ...shared, loss }), split));
    }
    scores.push(row);
    console.log(`margin ${margin}: ${row.map((it) => it.toFixed(3)).join(" ")}`);
    const record: GridRecord = {
      date: new Date().toISOString(),
      environment: await environmentFacts({ engine: `libtensorflow ${engine.version}` }),
      trial: { ...shared, loss: { name: "ranked-list" } },
      margins,
      temperatures,
      scores,
    };
    await Deno.writeTextFile(gridPath, JSON.stringify(record));
  }
}

/** Validation MAP@R after the last step. */
async function score(config: TrainingTrial, { train: part, validation: data }: Split) {
  const trial = buildTrial(config, part);
  let weights: Weights = {};
  for await (const record of train(trial)) {
    if (record.kind === "checkpoint") weights = readWeights(record.state);
  }
  const { encoder } = trial;
  const parameters = putWeights(encoder, weights);
  const embeddings = embed({ encoder, parameters, data });
  dispose(Object.values(parameters));
  const { labels } = data;
  const { overQueries } = await evaluateRetrieval({
    embeddings,
    labels,
    dimensions: encoder.dimensions,
  });
  return Number(overQueries.map_at_r.toFixed(6));
}
