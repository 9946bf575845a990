import { parseArgs } from "node:util";
import { UsageError } from "./_usage_error.ts";

/** What `deno task sweep …` was asked to do. */
export interface SweepArguments {
  readonly experiment: string;
  /** `key=value`, as typed. */
  readonly overrides: readonly string[];
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly mlflow: boolean;
  readonly workers: number | undefined;
  readonly backend: "tensorflow" | "cpu";
  readonly results: string;
  /** Where the user's own data lie. */
  readonly dataFolder: string | undefined;
}

export const sweepUsage = `deno task sweep EXPERIMENT [key=value …] [options]

  deno task sweep margin                        set-ups × margins × seeds
  deno task sweep margin seeds=5 data=mnist     other seeds, other data
  deno task sweep margin online.margin=0.1,0.3  other margins for one set-up
  deno task sweep margin steps=100,200          any key may be swept: a,b range(0,1,0.1) zip(a,b) choice(a,b)
  deno task sweep margin search=tpe trials=30 'margin=tag(log,interval(0.01,1))'

  seeds=N or a,b,…   how many, or which
  setups=a,b,…       some of the experiment's set-ups
  search=…           grid, zip, random, sobol, tpe or halving; the last four with trials=N, round=N, searchSeed=N
  confirm=N          run each selected configuration again on N fresh seeds
  folds=N            validate on N class-disjoint folds in turn
  protocol=reality-check   folds=5 seeds=1 confirm=5, each unless given
  validateEvery=N    keep the weights of the best check; with patience=N, end after so many without a better one

  --resume       go on with the newest sweep that was interrupted
  --workers N    processes that train (default: cores ÷ threads a trial)
  --dry-run      list the trials and stop
  --json         end with one JSON object on standard output
  --no-mlflow    keep the record on disk only
  --backend cpu  train without TensorFlow, in pure JavaScript (slow)
  --data DIR     folder of your own data files (fashion-mnist: the four IDX files)
  --results DIR  where records go (default: results)`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} For an unknown option, or no experiment.
 */
export function sweepArguments(args: readonly string[]): SweepArguments {
  const { values, positionals } = parse(args);
  const [experiment, ...overrides] = positionals;
  if (experiment === undefined || experiment.includes("=")) {
    throw new UsageError(`Cannot sweep: the experiment's name is missing\n\n${sweepUsage}`);
  }
  const backend = values.backend;
  if (backend !== "tensorflow" && backend !== "cpu") {
    throw new UsageError(`Cannot sweep: --backend must be tensorflow or cpu, found ${backend}`);
  }
  return {
    experiment,
    overrides,
    resume: values.resume,
    dryRun: values["dry-run"],
    json: values.json,
    mlflow: !values["no-mlflow"],
    workers: values.workers === undefined ? undefined : workerCount(values.workers),
    backend,
    results: values.results,
    dataFolder: values.data,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "resume": { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        "json": { type: "boolean", default: false },
        "no-mlflow": { type: "boolean", default: false },
        "workers": { type: "string" },
        "backend": { type: "string", default: "tensorflow" },
        "data": { type: "string" },
        "results": { type: "string", default: "results" },
      },
    });
  } catch (error) {
    throw new UsageError(`Cannot sweep: ${error instanceof Error ? error.message : error}`);
  }
}

function workerCount(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1) return workers;
  throw new UsageError(`Cannot sweep: --workers must be a whole number from 1, found ${text}`);
}
