import { z } from "zod";
import { partConfigSchema } from "../parts/mod.ts";
import { families } from "./families.ts";

const every = {
  setup: z.string().describe("Which arm of the experiment the trial belongs to"),
  seed: z.int().nonnegative().describe("Root of all random streams of the trial"),
  data: partConfigSchema(families.data),
  threads: z.int().min(1).max(256).default(1)
    .describe("Threads of TensorFlow; recorded, since the last bits depend on it"),
  determinism: z.enum(["fast", "fixed"]).default("fixed")
    .describe("What must repeat bit for bit; on the JavaScript backend everything does"),
};

/** Schema of a trial that trains an encoder. */
export const trainingTrial = z.strictObject({
  kind: z.literal("training").default("training"),
  ...every,
  encoder: partConfigSchema(families.encoder),
  sampler: partConfigSchema(families.sampler),
  distance: partConfigSchema(families.distance),
  miner: partConfigSchema(families.miner),
  loss: partConfigSchema(families.loss),
  reducer: partConfigSchema(families.reducer),
  objective: partConfigSchema(families.objective).optional()
    .describe("What the parts above are compared in; within-batch if it is left out"),
  optimizer: partConfigSchema(families.optimizer),
  augmentation: partConfigSchema(families.augmentation).default({ name: "none" })
    .describe("How the images of a step are changed before they are encoded"),
  batchSize: z.int().min(2).describe(
    "Images encoded a step, all views counted; equal in all set-ups, so that they compare",
  ),
  views: z.int().min(1).max(16).default(1)
    .describe("Views of each image in a batch, of batchSize / views images; 1 or more"),
  trainingImages: z.int().min(1).optional()
    .describe("Images to train on, classes in proportion; all there are if it is left out"),
  imbalance: z.number().min(1).default(1).describe(
    "How many times as many images the largest class has as the smallest, on a log scale; 1 or more; " +
      "1 leaves the training part as it is",
  ),
  labelsPerClass: z.int().min(2).optional().describe(
    "Images of each class whose label is known; all if it is left out; only objectives without labels " +
      "see the others",
  ),
  labelNoise: z.number().min(0).max(1).default(0)
    .describe("Share of the known training labels that are those of another class; 0 to 1"),
  chunkSize: z.int().min(1).optional()
    .describe("Images encoded at once, a divisor of batchSize; all of them if it is left out"),
  steps: z.int().min(1).describe("Training steps"),
  validateEvery: z.int().min(1).optional().describe(
    "Steps from one validation check to the next, of which the best has the weights that are evaluated; " +
      "those of the last step, if it is left out",
  ),
  patience: z.int().min(1).optional()
    .describe("Checks in a row without a better one that end the training; none do if left out"),
  maxMinutes: z.number().positive().optional().describe(
    "Minutes of training after which the next check ends it; no limit if left out; how far it gets depends " +
      "on the machine, so that it needs determinism fast",
  ),
  logEvery: z.int().min(1).default(10).describe("Steps from one recorded step to the next"),
  mode: z.enum(["auto", "graph", "xla", "eager"]).default("graph")
    .describe("How the step runs; chosen and recorded before a sweep begins if it is auto"),
}).refine(({ patience, validateEvery }) => patience === undefined || validateEvery !== undefined, {
  path: ["patience"],
  message: "used with validateEvery, whose checks it counts",
}).refine(
  ({ maxMinutes, validateEvery }) => maxMinutes === undefined || validateEvery !== undefined,
  {
    path: ["maxMinutes"],
    message: "used with validateEvery, at whose checks a training may end",
  },
).refine(({ maxMinutes, determinism }) => maxMinutes === undefined || determinism === "fast", {
  path: ["maxMinutes"],
  message: "used with determinism=fast, since it depends on the machine how far a training gets",
});

/** Schema of a baseline: the encoder with its first weights. */
export const untrainedTrial = z.strictObject({
  kind: z.literal("untrained"),
  ...every,
  encoder: partConfigSchema(families.encoder),
});

/** Schema of a baseline: the images themselves as embeddings. */
export const rawPixelsTrial = z.strictObject({ kind: z.literal("raw-pixels"), ...every });

export type TrainingTrial = z.output<typeof trainingTrial>;
export type BaselineTrial = z.output<typeof untrainedTrial> | z.output<typeof rawPixelsTrial>;

/** Everything a trial's numbers depend on, with all defaults filled in. */
export type TrialConfig = TrainingTrial | BaselineTrial;

/** A training trial as an experiment writes it: what has a default may be left out. */
export type TrainingTrialInput = z.input<typeof trainingTrial>;
