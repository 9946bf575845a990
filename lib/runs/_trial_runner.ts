import { loadSplit, type Split } from "../data/mod.ts";
import {
  compiledFunctionCount,
  compiledProgramCount,
  type EngineOptions,
  startEngine,
} from "../tensor/mod.ts";
import { openTrialJournal } from "../tracking/mod.ts";
import type { WorkerMessage } from "./_worker_message.ts";
import type { TrialJob } from "./executor.ts";
import { writeEvaluation } from "./evaluation_files.ts";
import { runTrial } from "./run_trial.ts";

/** Runs trials one after another, each into its journal. Data are loaded once and kept. */
export function trialRunner(): (
  job: TrialJob,
  onStep: (step: number) => void,
) => Promise<WorkerMessage> {
  const splits = new Map<string, Promise<Split>>();

  function splitOf({ config, dataFolder }: TrialJob): Promise<Split> {
    const key = JSON.stringify(config.data);
    const split = splits.get(key) ?? loadSplit(config.data, { folder: dataFolder });
    splits.set(key, split);
    return split;
  }

  return async (job, onStep) => {
    const { config, folder } = job;
    const engine = await startEngine(engineOptions(job));
    const split = await splitOf(job);
    const { name } = config.data;
    using journal = await openTrialJournal({
      folder,
      config,
      seed: config.seed,
      datasets: [{ name, sha256: split.sha256, source: name, context: "training" }],
      environment: {
        backend: engine.backend,
        tensorflow: engine.version,
        threads: engine.threads,
        determinism: engine.determinism,
      },
    });
    try {
      const { metrics, evaluation } = await runTrial(config, split, (step, values) => {
        journal.record(step, values);
        onStep(step);
      });
      await writeEvaluation(folder, evaluation);
      await journal.finish({ status: "finished", metrics });
      return {
        kind: "finished",
        compiledFunctions: compiledFunctionCount(),
        compiledPrograms: compiledProgramCount(),
      };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      await journal.finish({ status: "failed", metrics: {}, error: text });
      return { kind: "failed", error: text };
    }
  };
}

/** The engine that a trial is to run on. */
export function engineOptions({ config, backend }: Pick<TrialJob, "config" | "backend">) {
  const determinism = backend === "cpu" ? "portable" : config.determinism;
  return { threads: config.threads, backend, determinism } satisfies EngineOptions;
}
