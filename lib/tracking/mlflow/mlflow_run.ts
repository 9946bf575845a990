import { z } from "zod";
import { fromWireNumber } from "./wire_number.ts";

/** How a run stands. */
export const mlflowRunStatuses = [
  "RUNNING",
  "SCHEDULED",
  "FINISHED",
  "FAILED",
  "KILLED",
] as const;

/** How a run stands. */
export type MlflowRunStatus = typeof mlflowRunStatuses[number];

/** A metric's value at one step. `timestamp` is in milliseconds since 1970. */
export interface MlflowMetric {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

/** A data set that a run read. */
export interface MlflowDataset {
  readonly name: string;
  /** Content hash of at most 36 characters: the first ones of a SHA-256 do. */
  readonly digest: string;
  readonly sourceType: string;
  /** Where it comes from; its full hash fits here too. */
  readonly source: string;
  /** What it was used for: "training", "validation", "test". */
  readonly context?: string | undefined;
}

/** A run as MLflow holds it. `metrics` has each metric's value at its last step. */
export interface MlflowRun {
  readonly runId: string;
  readonly experimentId: string;
  readonly name: string;
  readonly status: MlflowRunStatus;
  readonly startTime: number;
  readonly endTime: number | undefined;
  readonly artifactUri: string;
  readonly deleted: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: readonly MlflowMetric[];
  readonly datasets: readonly MlflowDataset[];
}

const pairs = z.array(z.object({ key: z.string(), value: z.string().default("") })).default([])
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, value])));

/** A metric as MLflow writes it: an absent number is 0. */
export const metricSchema = z.object({
  key: z.string(),
  value: z.union([z.number(), z.string()]).default(0).transform(fromWireNumber),
  timestamp: z.number().default(0),
  step: z.number().default(0),
});

const datasetSchema = z.object({
  tags: pairs,
  dataset: z.object({
    name: z.string(),
    digest: z.string(),
    sourceType: z.string(),
    source: z.string(),
  }),
}).transform(({ dataset, tags }) => ({ ...dataset, context: tags["mlflow.data.context"] }));

/** A run as MLflow writes it. */
export const runSchema = z.object({
  info: z.object({
    runId: z.string(),
    runName: z.string().default(""),
    experimentId: z.string(),
    status: z.enum(mlflowRunStatuses),
    startTime: z.number().default(0),
    endTime: z.number().optional(),
    artifactUri: z.string(),
    lifecycleStage: z.string(),
  }),
  data: z.object({ params: pairs, tags: pairs, metrics: z.array(metricSchema).default([]) })
    .prefault({}),
  inputs: z.object({ datasetInputs: z.array(datasetSchema).default([]) }).prefault({}),
}).transform(({ info, data, inputs }): MlflowRun => ({
  runId: info.runId,
  experimentId: info.experimentId,
  name: info.runName,
  status: info.status,
  startTime: info.startTime,
  endTime: info.endTime,
  artifactUri: info.artifactUri,
  deleted: info.lifecycleStage === "deleted",
  ...data,
  datasets: inputs.datasetInputs,
}));
