import { z } from "zod";
import type { SweepRecord } from "../journal/sweep_record.ts";
import type { TrialRecord } from "../journal/trial_record.ts";
import type { JsonObject } from "../json.ts";
import { mlflowLimits } from "../mlflow/limits.ts";
import type { RunOrigin } from "./run_origin.ts";

type Tags = Record<string, string>;

/** What an environment says that MLflow can show; whatever else it holds. */
const environmentFacts = z.object({
  lockSha256: z.string().optional(),
  git: z.object({ commit: z.string(), branch: z.string().optional(), dirty: z.boolean() })
    .optional(),
}).catch({});

/** The tag that tells one sweep from all others; its trials have it too. */
export const recordTag = "marginalia.record";
/** The tag that tells a sweep's trials apart; the sweep's own run has none. */
export const trialTag = "marginalia.trial";
/** When this attempt at a trial began: a trial that is begun again becomes a new run. */
export const attemptTag = "marginalia.attempt";
/** What a run is of: "sweep" or "trial". */
export const kindTag = "marginalia.kind";

export function sweepTags(sweep: SweepRecord, origin: RunOrigin): Tags {
  return {
    ...originTags(origin),
    ...environmentTags(sweep.environment),
    [kindTag]: "sweep",
    [recordTag]: sweep.uuid,
    "marginalia.sweep": sweep.id,
    "marginalia.experiment": sweep.experiment,
    "marginalia.trials": String(sweep.trials.length),
  };
}

export function trialTags(
  sweep: SweepRecord,
  parentRunId: string,
  trial: TrialRecord,
  origin: RunOrigin,
): Tags {
  return {
    ...originTags(origin),
    ...environmentTags(trial.environment),
    "mlflow.parentRunId": parentRunId,
    [kindTag]: "trial",
    [recordTag]: sweep.uuid,
    [trialTag]: trial.id,
    [attemptTag]: String(trial.started),
    "marginalia.sweep": sweep.id,
    ...(trial.seed === undefined ? {} : { "marginalia.seed": String(trial.seed) }),
    ...Object.fromEntries(
      trial.datasets.map(({ name, sha256 }) => [`marginalia.data.${name}.sha256`, sha256]),
    ),
  };
}

/** Why a run failed, cut to what MLflow keeps. */
export function errorTags(error: string | undefined): Tags {
  return error === undefined ? {} : { "marginalia.error": error.slice(0, mlflowLimits.tagLength) };
}

function originTags({ source, user }: RunOrigin): Tags {
  return {
    ...(user ? { "mlflow.user": user } : {}),
    ...(source ? { "mlflow.source.name": source } : {}),
    "mlflow.source.type": source?.endsWith(".ipynb") ? "NOTEBOOK" : "LOCAL",
  };
}

function environmentTags(environment: JsonObject): Tags {
  const { lockSha256, git } = environmentFacts.parse(environment);
  return {
    ...(lockSha256 ? { "marginalia.denoLockSha256": lockSha256 } : {}),
    ...(git
      ? { "mlflow.source.git.commit": git.commit, "mlflow.source.git.dirty": String(git.dirty) }
      : {}),
    ...(git?.branch ? { "mlflow.source.git.branch": git.branch } : {}),
  };
}
