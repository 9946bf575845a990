import { join } from "node:path";
import { z } from "zod";
import type { EvaluationRecord } from "../evaluation/mod.ts";
import { readTrialFile, writeTrialFile } from "../tracking/mod.ts";
import { type NamedArray, readSafetensors, writeSafetensors } from "../training/mod.ts";

/** A trial's evaluation as it lies in its folder. */
export interface TrialEvaluation {
  readonly record: EvaluationRecord;
  /** The sample of test embeddings. */
  readonly sample: SampledEmbeddings;
}

/** Some rows of the test part and their embeddings. */
export interface SampledEmbeddings {
  /** `[rows, dimensions]`. */
  readonly embeddings: NamedArray;
  /** Indices into the test part, ascending, `[rows]`. */
  readonly rows: NamedArray;
  /** Class index of each, `[rows]`. */
  readonly labels: NamedArray;
}

const recordFile = "evaluation.json";

const shares = z.array(z.number());

const schema = z.object({
  format: z.literal(1),
  part: z.literal("test"),
  images: z.int(),
  queries: z.int(),
  perClass: z.array(z.object({
    label: z.int(),
    name: z.string(),
    queries: z.int(),
    map_at_r: z.number(),
    r_precision: z.number(),
    precision_at_1: z.number(),
    knn_precision: z.number(),
    knn_recall: z.number(),
  })),
  verification: z.object({
    same: z.int(),
    different: z.int(),
    auc: z.number(),
    equalErrorRate: z.number(),
    equalErrorThreshold: z.number(),
    roc: z.object({ thresholds: shares, falseAccepts: shares, trueAccepts: shares }),
  }),
  distances: z.object({ low: z.number(), high: z.number(), same: shares, different: shares }),
  worstQueries: z.array(z.object({
    query: z.int(),
    map_at_r: z.number(),
    neighbors: z.array(z.int()),
  })),
  sample: z.object({ file: z.string(), rows: z.int(), dimensions: z.int() }),
}) satisfies z.ZodType<EvaluationRecord>;

/**
 * Writes a trial's evaluation beside its journal: the record as `evaluation.json`, and the sample in the
 * safetensors file that the record names.
 *
 * @throws {JournalError} `read-only` or `disk-full` if the folder cannot be written.
 */
export async function writeEvaluation(
  folder: string,
  { record, sample }: TrialEvaluation,
): Promise<void> {
  await writeTrialFile(folder, record.sample.file, writeSafetensors({ ...sample }));
  await writeTrialFile(folder, recordFile, record);
}

/**
 * Reads the record of a trial's evaluation; `undefined` if the trial left none.
 *
 * @throws {JournalError} `damaged` if it is of another format.
 */
export async function readEvaluation(folder: string): Promise<EvaluationRecord | undefined> {
  return await readTrialFile(folder, recordFile, schema);
}

/** Reads the sample of test embeddings that a record names. */
export async function readEmbeddingSample(
  folder: string,
  { sample }: Pick<EvaluationRecord, "sample">,
): Promise<SampledEmbeddings> {
  const { tensors } = readSafetensors(await Deno.readFile(join(folder, sample.file)));
  const named = (name: keyof SampledEmbeddings) => {
    const tensor = tensors[name];
    if (tensor !== undefined) return tensor;
    throw new TypeError(
      `Cannot read "${join(folder, sample.file)}": expected a tensor "${name}", found ` +
        `${Object.keys(tensors).join(", ")}`,
    );
  };
  return { embeddings: named("embeddings"), rows: named("rows"), labels: named("labels") };
}
