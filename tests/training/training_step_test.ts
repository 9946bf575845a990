import { assert, assertEquals } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { initialize, mlp } from "../../lib/encoders/mod.ts";
import { contrastive } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import { fillUniform, streams } from "../../lib/random/mod.ts";
import { scalar, scalars, startEngine, tensor1d, tensor2d, tidy } from "../../lib/tensor/mod.ts";
import { firstState, readWeights, sgd, train, trainingStep } from "../../lib/training/mod.ts";
import { metricsOf, setups, smallCnn, smallMlp, toyParts, toyRun } from "./toy_run.ts";

await startEngine({ threads: 1 });

for (const [name, setup] of Object.entries(setups)) {
  Deno.test(`trainingStep() of ${name} gives eagerly what it gives compiled, bit for bit`, async () => {
    for (const encoder of [smallMlp, smallCnn]) {
      const parts = { ...toyParts(setup), encoder };
      const [eager, graph] = await Promise.all(
        (["eager", "graph"] as const).map((mode) =>
          metricsOf(train(toyRun(parts, { mode, steps: 6, logEvery: 1 })))
        ),
      );
      assertEquals(graph, eager);
    }
  });
}

/** One step of a linear encoder with a contrastive loss over all pairs, as loops in float64. */
function stepByHand(
  weight: number[][],
  images: number[][],
  labels: number[],
  margin: number,
  rate: number,
) {
  const [inputs, outputs, batch] = [weight.length, weight[0]!.length, images.length];
  const embeddings = images.map((image) =>
    Array.from(
      { length: outputs },
      (_, o) => image.reduce((sum, x, i) => sum + x * weight[i]![o]!, 0),
    )
  );
  const sums = { positive: 0, negative: 0 };
  const counts = { positive: 0, negative: 0, active: 0 };
  const distances = { positive: 0, negative: 0 };
  const gradient = weight.map((row) => row.map(() => 0));
  const each = (visit: (i: number, j: number, kind: "positive" | "negative") => void) => {
    for (let i = 0; i < batch; i++) {
      for (let j = 0; j < batch; j++) {
        if (i !== j) visit(i, j, labels[i] === labels[j] ? "positive" : "negative");
      }
    }
  };
  each((_i, _j, kind) => counts[kind]++);
  each((i, j, kind) => {
    const difference = embeddings[i]!.map((value, o) => value - embeddings[j]![o]!);
    const d = Math.hypot(...difference);
    const excess = kind === "positive" ? d : Math.max(margin - d, 0);
    sums[kind] += 0.5 * excess ** 2;
    counts.active += excess > 0 ? 1 : 0;
    distances[kind] += d;
    const slope = (kind === "positive" ? excess : -excess) / counts[kind];
    for (let a = 0; a < inputs; a++) {
      for (let o = 0; o < outputs; o++) {
        gradient[a]![o]! += slope * difference[o]! / d * (images[i]![a]! - images[j]![a]!);
      }
    }
  });
  const positive = sums.positive / counts.positive;
  const negative = sums.negative / counts.negative;
  const centers = embeddings[0]!.map((_, o) =>
    embeddings.reduce((sum, z) => sum + z[o]! / Math.hypot(...z), 0) / batch
  );
  return {
    weight: weight.map((row, a) => row.map((value, o) => value - rate * gradient[a]![o]!)),
    metrics: {
      loss: positive + negative,
      gradientNorm: Math.hypot(...gradient.flat()),
      "term.positive": positive,
      "term.negative": negative,
      selected: counts.positive + counts.negative,
      activeShare: counts.active / (counts.positive + counts.negative),
      meanPositiveDistance: distances.positive / counts.positive,
      meanNegativeDistance: distances.negative / counts.negative,
      distanceGap: distances.negative / counts.negative - distances.positive / counts.positive,
      embeddingSpread: 1 - Math.hypot(...centers) ** 2,
    },
  };
}

Deno.test("trainingStep() takes the step, and measures what, plain loops do", () => {
  const encoder = mlp({ hidden: [], dimensions: 2, normalize: false }, [2, 2, 1]);
  const images = [0, 1, 2, 3, 4, 5, 6].map((key) => [
    ...fillUniform(streams(1).open("evaluation", key), new Float32Array(4), 0, 1),
  ]);
  const [labels, indices, margin, rate] = [[0, 1, 2, 0, 1, 2, 0], [6, 1, 0, 4, 5], 0.75, 0.25];
  const parts = {
    encoder,
    objective: withinBatch({
      distance: euclidean(),
      miner: allPairs(),
      loss: contrastive({ margin }),
    }),
    optimizer: sgd({ learningRate: rate, momentum: 0 }),
  };
  const weights = initialize(encoder, streams(1));
  const rows = (values: Float32Array) =>
    [0, 1, 2, 3].map((a) => [values[2 * a]!, values[2 * a + 1]!]);
  const expected = stepByHand(
    rows(weights["linear1.weight"]!),
    indices.map((index) => images[index]!),
    indices.map((index) => labels[index]!),
    margin,
    rate,
  );

  using step = trainingStep(parts);
  tidy(() => {
    const { state, metrics } = step(firstState(parts, weights), {
      images: tensor2d(images),
      labels: tensor1d(labels, "int32"),
      indices: tensor1d(indices, "int32"),
      numbers: {
        augmentation: {},
        objective: scalars(parts.objective.numbers),
        optimizer: scalars(parts.optimizer.numbers),
      },
      seeds: { augment: scalar(0, "int32"), miner: scalar(0, "int32") },
    });
    assertEquals(Object.keys(metrics).sort(), Object.keys(expected.metrics).sort());
    for (const [name, value] of Object.entries(expected.metrics)) {
      const actual = metrics[name as keyof typeof metrics]!.dataSync()[0]!;
      // Sums of twenty float32 numbers below 1, each rounded by up to 6e-8.
      assert(Math.abs(actual - value) < 2e-6 * Math.max(1, value), `${name}: ${value}, ${actual}`);
    }
    const moved = rows(readWeights(state)["linear1.weight"]!).flat();
    moved.forEach((value, i) => assert(Math.abs(value - expected.weight.flat()[i]!) < 1e-6));
    assertEquals(state.step.dataSync()[0], 1);
  });
});

Deno.test("trainingStep() mines on 1 - s where the loss takes similarities", async () => {
  const [metrics] = await metricsOf(train(toyRun(toyParts(setups.similarity), { steps: 1 })));
  const shared = { steps: 1, seed: 1 };
  const [chords] = await metricsOf(train(toyRun(toyParts(setups.pairs), shared)));
  // On unit vectors 1 - s = d² / 2, so the two means lie on either side of ½ mean².
  assert(metrics!.meanNegativeDistance >= chords!.meanNegativeDistance ** 2 / 2 - 1e-6);
  assert(metrics!.meanNegativeDistance <= 2);
});
