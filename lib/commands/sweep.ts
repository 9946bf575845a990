/**
 * `deno task sweep EXPERIMENT …`: plans, trains, compares, and leaves a record.
 *
 * @module
 */

// deno-lint-ignore-file no-console -- a command: it speaks to a person
import {
  beginSweep,
  checkPlan,
  chooseModes,
  findUnfinished,
  knownTrials,
  loadExperiment,
  localExecutor,
  type ModeChoices,
  type OpenedSweep,
  openSweep,
  parseOverride,
  pendingTrials,
  planSweep,
  runSweep,
  type SweepPlan,
  testPart,
  trialCount,
  withModes,
} from "../runs/mod.ts";
import { type DataConfig, loadSplit } from "../data/mod.ts";
import { concludeSweep } from "./_conclude_sweep.ts";
import { checkUsage } from "./_check_usage.ts";
import { engineFacts } from "./_engine_facts.ts";
import { watchInterrupts } from "./_interrupts.ts";
import { startFeed } from "./_mlflow.ts";
import { exitCode, runCommand } from "./_run_command.ts";
import { setupProgress } from "./_setup_progress.ts";
import { type SweepArguments, sweepArguments, sweepUsage } from "./_sweep_arguments.ts";
import { sweepProgress } from "./_sweep_progress.ts";
import { UsageError } from "./_usage_error.ts";

await runCommand(sweepUsage, () => sweep(sweepArguments(Deno.args)));

async function sweep(args: SweepArguments): Promise<number> {
  const definition = await loadExperiment(args.experiment);
  const unfinished = args.resume ? await findUnfinished(args) : undefined;
  const overrides = unfinished?.overrides ?? args.overrides;
  const planned = planSweep(definition, overrides.map(parseOverride));
  if (args.dryRun) return listTrials(planned, args);

  const { results, backend, dataFolder, json } = args;
  const onProgress = setupProgress();
  const split = await loadSplit(dataOf(planned), { folder: dataFolder, onProgress });
  checkUsage(() => checkPlan(planned, split.train));
  const environment = await engineFacts(backend, onProgress);
  const modes = unfinished?.modes ?? await chooseAloud(planned, args);
  const record = { plan: withModes(planned, modes), overrides, modes, environment };
  const opened = unfinished === undefined
    ? await beginSweep({ ...record, results })
    : await openSweep({ ...record, folder: unfinished.folder });
  using _lock = opened.journal;
  const { feed, interrupted } = await train(opened, args);
  return await concludeSweep({
    opened,
    feed,
    interrupted,
    part: testPart(split),
    test: split.test,
    json,
  });
}

/** Chooses the modes that were left open, and says what was chosen. */
async function chooseAloud(plan: SweepPlan, args: SweepArguments): Promise<ModeChoices> {
  const { workers = defaultWorkers(plan), backend, dataFolder } = args;
  const modes = await chooseModes({ plan, workers, backend, dataFolder });
  for (const [setup, { mode, reason }] of Object.entries(modes)) {
    console.error(`Mode of ${setup}: ${mode} (${reason})`);
  }
  return modes;
}

/** Runs what has not finished, shows how far it is, and feeds MLflow. */
async function train(opened: OpenedSweep, args: SweepArguments) {
  const { plan, journal } = opened;
  const { experiment, results, workers = defaultWorkers(plan) } = args;
  const done = (await knownTrials(opened)).length - (await pendingTrials(opened, args)).length;
  const expected = trialCount(plan) - done;
  const progress = sweepProgress(expected);
  const { folder } = journal.record;
  const before = done > 0 ? `, ${done} done before` : "";
  progress.say(`Sweep ${experiment}: ${expected} trials${before} → ${folder}`);
  const onLost = (reason: Error) =>
    progress.say(`MLflow: ${reason.message}. The record goes on on disk.`);
  const feed = args.mlflow
    ? startFeed({ results, folder, experiment, onProgress: progress.say, onLost })
    : undefined;

  const stop = new AbortController();
  using _interrupts = watchInterrupts(() => {
    progress.say("Stopping; press Ctrl-C again to stop at once.");
    stop.abort();
  }, () => Deno.exit(exitCode.interrupted));
  const running = runSweep({
    sweep: opened,
    executor: localExecutor({ workers }),
    signal: stop.signal,
    onRound: progress.add,
    dataFolder: args.dataFolder,
    backend: args.backend,
  });
  for await (const event of running) {
    progress.update(event);
    if (event.kind === "finished" || event.kind === "failed") {
      feed?.add(journal.trialFolder(event.id));
    }
  }
  progress.end();
  return { feed, interrupted: stop.signal.aborted };
}

/** All trials of a sweep share their data. */
function dataOf({ experiment, trials: [first] }: SweepPlan): DataConfig {
  if (first === undefined) throw new UsageError(`Cannot sweep ${experiment}: it has no trials`);
  return first.config.data;
}

/** As many as there are cores for their threads. */
function defaultWorkers({ trials }: SweepPlan): number {
  const threads = Math.max(...trials.map(({ config }) => config.threads));
  return Math.max(1, Math.floor(navigator.hardwareConcurrency / threads));
}

function listTrials(plan: SweepPlan, { json }: SweepArguments): number {
  const { trials } = plan;
  const later = trialCount(plan) - trials.length;
  const more = later > 0 ? `, and up to ${later} that depend on how these end` : "";
  if (json) console.log(JSON.stringify({ trials }));
  else {
    console.log(trials.map(({ id }) => id).join("\n"));
    console.error(`${trials.length} trials${more}; none was run.`);
  }
  return exitCode.done;
}
