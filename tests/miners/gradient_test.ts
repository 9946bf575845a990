import { assert } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { contrastive, type Loss, tripletMargin } from "../../lib/losses/mod.ts";
import { type Miner, miners } from "../../lib/miners/mod.ts";
import { type ComparisonParts, withinBatch } from "../../lib/objectives/mod.ts";
import { createPart } from "../../lib/parts/mod.ts";
import {
  compile,
  scalars,
  startEngine,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
  tensor2d,
  valueAndGrad,
} from "../../lib/tensor/mod.ts";
import { randomRows } from "../distances/_points.ts";
import { minerCases } from "./_miner_cases.ts";

await startEngine({ threads: 1 });

const embeddings = randomRows(12, 4, 41).map((row) => row.map((x) => x / Math.hypot(...row)));
const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3];

/** A loss of every tuple that the miner selects, by embeddings and the step's seed, with its gradient. */
function stepOf(
  miner: Miner,
): (x: Tensor2D, seed: Tensor1D) => { value: Tensor2D; grad: Tensor2D } {
  const loss = miner.selects === "pairs"
    ? contrastive({ form: "hinge", positiveMargin: -1, margin: 3 })
    : tripletMargin({ margin: 3 });
  const objective = withinBatch({
    distance: euclidean(),
    miner,
    loss: loss as unknown as Loss,
  } as ComparisonParts);
  return (x, seed) =>
    valueAndGrad((x) =>
      objective.evaluate({
        anchors: { embeddings: x as Tensor2D, labels: tensor1d(labels, "int32") },
        parameters: {},
        memory: {},
        numbers: scalars(objective.numbers),
        seed,
      }).loss
    )(x) as unknown as { value: Tensor2D; grad: Tensor2D };
}

/** The first case of each miner, and every refined one. */
const cases = minerCases.filter(({ config }, index) =>
  config.name === "refined" ||
  minerCases.findIndex((other) => other.config.name === config.name) === index
);

for (const { config } of cases) {
  const name = JSON.stringify(config);

  Deno.test(`a step with ${name} has one gradient, op by op and compiled, whatever it draws`, () => {
    const step = stepOf(createPart(miners, config));
    using compiled = compile(step);
    const x = tensor2d(embeddings);
    for (const second of [1, 2]) {
      const seed = tensor1d([7, second], "int32");
      const [eager, graph] = [step(x, seed), compiled(x, seed)];
      const slopes = eager.grad.dataSync();
      assert(slopes.every(Number.isFinite));
      // Sums in another order: a few roundings of gradients of size 1.
      const gaps = graph.grad.dataSync().map((slope, index) => Math.abs(slope - slopes[index]!));
      assert(gaps.every((gap) => gap < 1e-5), `off by ${Math.max(...gaps)}`);
      for (const tensor of [seed, ...Object.values(eager), ...Object.values(graph)]) {
        tensor.dispose();
      }
    }
  });
}
