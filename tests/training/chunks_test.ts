import { assert, assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import type { Objective } from "../../lib/objectives/mod.ts";
import { mul, type Scalar, startEngine, sum, type Tensor } from "../../lib/tensor/mod.ts";
import { readWeights, sgd, train, type TrainingRun } from "../../lib/training/mod.ts";
import { objectiveCases } from "../objectives/_objective_cases.ts";
import { metricsOf, setups, smallCnn, toyParts, toyRun } from "./toy_run.ts";

const engine = await startEngine({ threads: 1 });

async function outcome(run: TrainingRun) {
  const metrics = [];
  let weights: Readonly<Record<string, Float32Array>> = {};
  for await (const record of train(run)) {
    if (record.kind === "step") metrics.push(record.metrics);
    else weights = readWeights(record.state);
  }
  return { metrics, weights };
}

/** An objective with a weight of its own. */
const scaled: Objective = {
  ...setups.product,
  parameters: { "loss.scale": { shape: [3], initial: { normal: 1 } } },
  evaluate(inputs) {
    const evaluation = setups.product.evaluate(inputs);
    const scale = sum<Scalar>(inputs.parameters["loss.scale"] as Tensor);
    return { ...evaluation, loss: mul(evaluation.loss, scale) };
  },
};

const objectives = {
  ...setups,
  scaled,
  memory: objectiveCases["crossBatchMemory of triplets, warm first"]!,
};

async function assertSameSteps(run: TrainingRun, chunked: Partial<TrainingRun>): Promise<void> {
  const whole = await outcome(run);
  const found = await outcome({ ...run, ...chunked });
  found.metrics.forEach((metrics, step) => {
    // Sums over 20 images in another order, four steps long: some 1e-6 of each value.
    const { loss, gradientNorm } = whole.metrics[step]!;
    assertAlmostEquals(metrics.loss, loss, 1e-5 * Math.max(1, Math.abs(loss)));
    assertAlmostEquals(metrics.gradientNorm, gradientNorm, 1e-5 * Math.max(1, gradientNorm));
    assertEquals(Object.keys(metrics), Object.keys(whole.metrics[step]!));
  });
  for (const [weight, values] of Object.entries(whole.weights)) {
    values.forEach((value, i) => {
      const bound = 1e-6 * Math.max(1, Math.abs(value));
      assertAlmostEquals(found.weights[weight]![i]!, value, bound);
    });
  }
}

for (const [name, objective] of Object.entries(objectives)) {
  Deno.test(`train() of ${name} in chunks takes the same steps but for rounding`, async () => {
    // Plain gradient descent: Adam would divide the rounding of tiny gradients by their own size.
    const parts = { ...toyParts(objective), optimizer: sgd({ learningRate: 0.01 }) };
    const run = toyRun(parts, { steps: 4, logEvery: 1 });
    await assertSameSteps(run, { chunkSize: 5 });
    if (name !== "product") return;
    await assertSameSteps(run, { chunkSize: 20 });
    await assertSameSteps(run, { chunkSize: 5, mode: "eager" });
    await assertSameSteps({ ...run, encoder: smallCnn }, { chunkSize: 4 });
  });
}

Deno.test("train() in chunks gives the same records however many steps a call takes, and frees all", async () => {
  const run = toyRun({ ...toyParts(setups.product), chunkSize: 4 }, { steps: 8 });
  const one = await metricsOf(train({ ...run, stepsPerCall: 1 }));
  const tensors = engine.tensorCount();
  assertEquals(await metricsOf(train({ ...run, stepsPerCall: 4 })), one);
  assertEquals(engine.tensorCount(), tensors);
});

Deno.test("train() refuses chunks that do not fill the batch", async () => {
  for (const chunkSize of [0, 3, 2.5, 40]) {
    const run = toyRun({ ...toyParts(setups.pairs), chunkSize });
    await assertRejects(() => metricsOf(train(run)), RangeError, `found ${chunkSize}`);
  }
});

Deno.test({
  name: "train() in chunks needs memory for one chunk's intermediate results",
  ignore: Deno.build.os !== "linux", // peak memory is read from /proc
  async fn() {
    const program = new URL("./print_peak_memory.ts", import.meta.url).pathname;
    const { success, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", "--quiet", program],
    }).output();
    assert(success);
    const peaks = JSON.parse(new TextDecoder().decode(stdout).trim().split("\n").at(-1)!);
    // 256 rows of 1 MiB each at once, or 8; both have the images, the graph and the weights besides: 371
    // and 79 MiB as measured.
    assert(peaks.whole > 3 * peaks.chunks, JSON.stringify(peaks));
  },
});
