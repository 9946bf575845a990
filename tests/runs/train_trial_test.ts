import { assert, assertEquals, assertThrows } from "@std/assert";
import margin from "../../experiments/margin.ts";
import { loadSplit } from "../../lib/data/mod.ts";
import { parseOverride, planSweep, trainTrial } from "../../lib/runs/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

const tiny = [
  "setups=online",
  "margin=0.2",
  "seeds=1",
  "encoder.hidden=[8]",
  "steps=12",
  "logEvery=4",
  "data.trainSamplesPerClass=6",
  "data.validationSamplesPerClass=4",
  "data.testSamplesPerClass=2",
  "batchSize=24",
  "sampler.samplesPerClass=4",
];

const plan = (...overrides: string[]) =>
  planSweep(margin, [...tiny, ...overrides].map(parseOverride));

async function trainWith(...overrides: string[]) {
  const { config } = plan(...overrides).trials[0]!;
  assert(config.kind === "training");
  const checks: [number, number][] = [];
  const { weights, metrics } = await trainTrial(
    config,
    await loadSplit(config.data),
    (step, values) => {
      const score = values["validation/map_at_r"];
      if (score !== undefined) checks.push([step, score]);
    },
  );
  return { weights, checks, evaluated: metrics["train/evaluated_step"] };
}

Deno.test("trainTrial() keeps the weights of the best check, which are those of a training that long", async () => {
  const { weights, checks, evaluated } = await trainWith("validateEvery=4");
  assertEquals(checks.map(([step]) => step), [4, 8, 12]);
  const best = Math.max(...checks.map(([, score]) => score));
  assertEquals(evaluated, checks.find(([, score]) => score === best)?.[0]);
  assertEquals(weights, (await trainWith(`steps=${evaluated}`)).weights);
});

Deno.test("trainTrial() ends where patience does", async () => {
  // A learning rate of almost nothing: no check is better than the first, but for chance.
  const { checks } = await trainWith("validateEvery=1", "patience=2", "learningRate=1e-30");
  assertEquals(checks.length, 3);
});

Deno.test("stop rules that could not be kept are refused", () => {
  assertThrows(() => plan("patience=3"), RangeError, "patience must be used with validateEvery");
  const minutes = "maxMinutes must be used with";
  assertThrows(() => plan("maxMinutes=3"), RangeError, `${minutes} validateEvery`);
  assertThrows(
    () => plan("maxMinutes=3", "validateEvery=2"),
    RangeError,
    `${minutes} determinism=fast`,
  );
});
