import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import margin from "../../experiments/margin.ts";
import { selectSamples } from "../../lib/data/mod.ts";
import { crossBatchMemory } from "../../lib/objectives/mod.ts";
import { euclidean } from "../../lib/distances/mod.ts";
import { tripletMargin } from "../../lib/losses/mod.ts";
import { semiHard } from "../../lib/miners/mod.ts";
import { parseOptions } from "../../lib/parts/mod.ts";
import { meanOfNonZero } from "../../lib/reducers/mod.ts";
import {
  buildTrial,
  type Experiment,
  parseOverride,
  planSweep,
  trainingTrial,
  type TrainingTrialInput,
} from "../../lib/runs/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { train } from "../../lib/training/mod.ts";
import { blobs, metricsOf } from "../training/toy_run.ts";

await startEngine({ threads: 1 });

const plain: TrainingTrialInput = {
  setup: "online",
  seed: 1,
  data: { name: "digit-pairs" },
  encoder: { name: "mlp", hidden: [12], dimensions: 4 },
  sampler: { name: "m-per-class", samplesPerClass: 4 },
  distance: { name: "euclidean" },
  miner: { name: "semi-hard" },
  loss: { name: "triplet-margin" },
  reducer: { name: "mean-of-non-zero" },
  optimizer: { name: "adam" },
  batchSize: 20,
  steps: 6,
  logEvery: 1,
};

const parse = (options: Partial<TrainingTrialInput>) =>
  parseOptions("a trial", trainingTrial, { ...plain, ...options });
const run = (options: Partial<TrainingTrialInput>) => buildTrial(parse(options), blobs);

Deno.test("a trial without an objective has none in its record, and compares within the batch", async () => {
  assertEquals("objective" in parse({}), false);
  assertEquals("chunkSize" in parse({}), false);
  const before = await metricsOf(train(run({})));
  assertEquals(await metricsOf(train(run({ objective: { name: "within-batch" } }))), before);
});

Deno.test("a trial names a cross-batch memory", async () => {
  const named = run({ objective: { name: "cross-batch-memory", size: 60, startAt: 2 } });
  const objective = crossBatchMemory({
    distance: euclidean(),
    miner: semiHard(),
    loss: tripletMargin(),
    reducer: meanOfNonZero(),
    size: 60,
    startAt: 2,
    dimensions: 4,
  });
  assertEquals(named.objective.numbers, objective.numbers);
  assertEquals(named.objective.memory, objective.memory);
  assertEquals(await metricsOf(train(named)), await metricsOf(train({ ...named, objective })));
  const keys = run({ objective: { name: "cross-batch-memory", queryShare: 0.5 } });
  assert((await metricsOf(train(keys))).every(({ loss }) => Number.isFinite(loss)));
});

Deno.test("a trial names a weighted sum: contrastive and triplet, one of them with a memory", async () => {
  const named = run({
    objective: {
      name: "weighted-sum",
      weight: 0.5,
      others: {
        contrastive: {
          weight: 2,
          distance: { name: "squared-euclidean" },
          miner: { name: "all-pairs" },
          loss: { name: "contrastive" },
          objective: { name: "cross-batch-memory", size: 40 },
        },
      },
    },
  });
  assertEquals(named.objective.numbers["main.weight"], 0.5);
  assertEquals(named.objective.numbers["contrastive.loss.margin"], 1);
  for (const metrics of await metricsOf(train(named))) {
    const sum = 0.5 * metrics["term.main"]! + 2 * metrics["term.contrastive"]!;
    assertAlmostEquals(metrics.loss, sum, 1e-5 * Math.max(1, sum));
  }
});

Deno.test("a trial names nested dimensions and regularizers, of proxies too", async () => {
  const proxies = {
    loss: { name: "normalized-softmax" },
    miner: { name: "all-pairs" },
    reducer: { name: "mean" },
  } as const;
  const nested = run({
    ...proxies,
    objective: { name: "matryoshka", prefixes: [{ dimensions: 4 }, { dimensions: 2 }] },
  });
  const shapes = Object.values(nested.objective.parameters).map(({ shape }) => shape);
  assertEquals(shapes, [[5, 4], [5, 2]]);
  const wishes = {
    short: { regularizer: { name: "lp" }, weight: 0.1 },
    apart: { regularizer: { name: "regular-face" }, parameter: "loss.proxies" },
  } as const;
  const regularized = run({ ...proxies, objective: { name: "regularized", wishes } });
  for (const each of [nested, regularized]) {
    assert((await metricsOf(train(each))).every(({ loss }) => Number.isFinite(loss)));
  }
  assertThrows(
    () => run({ objective: { name: "regularized", wishes: { short: { ...wishes.apart } } } }),
    RangeError,
    "it has none",
  );
  const { parameter: _, ...unnamed } = wishes.apart;
  assertThrows(
    () => run({ ...proxies, objective: { name: "regularized", wishes: { apart: unnamed } } }),
    TypeError,
    "must name its parameter",
  );
});

Deno.test("a trial's loss has weights for the classes that its training part has images of", async () => {
  // Classes 1, 3 and 4 of seven, as a split by classes leaves them.
  const kept = [...blobs.labels.keys()].filter((image) => ![0, 2].includes(blobs.labels[image]!));
  const part = {
    ...selectSamples(blobs, kept),
    classes: [...blobs.classes, "never", "seen"],
  };
  const proxies = { loss: { name: "arc-face" }, miner: { name: "all-pairs" } } as const;
  const named = buildTrial(parse({ ...proxies, batchSize: 12 }), part);
  assertEquals(named.objective.parameters["loss.proxies"]?.shape, [3, 4]);
  assertEquals(new Set(named.data.labels), new Set([0, 1, 2]));
  assertEquals(named.data.classes, ["b", "d", "e"]);
  assert((await metricsOf(train(named))).every(({ loss }) => Number.isFinite(loss)));
});

Deno.test("a trial's chunkSize reaches the training", () => {
  assertEquals(run({ chunkSize: 5 }).chunkSize, 5);
});

Deno.test("planSweep() takes an objective from the set-up or an override, by name and option", () => {
  const experiment: Experiment = {
    ...margin,
    setups: {
      online: margin.setups.online,
      memory: { ...margin.setups.online, objective: { name: "cross-batch-memory" } },
    },
  };
  const objectives = (...overrides: string[]) => {
    const { trials } = planSweep(experiment, overrides.map(parseOverride));
    return new Map(
      trials.flatMap(({ config }) =>
        config.kind === "training" ? [[config.setup, config.objective]] : []
      ),
    );
  };
  const memory = { name: "cross-batch-memory", size: 1024, startAt: 0 } as const;
  assertEquals([...objectives()], [["online", undefined], ["memory", memory]]);
  assertEquals(objectives("objective.size=256").get("memory"), { ...memory, size: 256 });
  assertEquals(objectives("setups=online", "objective=cross-batch-memory").get("online"), memory);
  assertThrows(() => objectives("objective.sze=256"), RangeError, "did you mean objective.size");
});
