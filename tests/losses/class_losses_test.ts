import { assert, assertEquals, assertLess } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { arcFace, type Loss, type LossContext, losses } from "../../lib/losses/mod.ts";
import { allPairs, type Pairs } from "../../lib/miners/mod.ts";
import { emptyMemory, withinBatch } from "../../lib/objectives/mod.ts";
import { createPart, partConfigSchema, type PartName } from "../../lib/parts/mod.ts";
import {
  scalars,
  startEngine,
  type Tensor,
  tensor1d,
  tensor2d,
  tidy,
  valueAndGrads,
} from "../../lib/tensor/mod.ts";
import type { Rows } from "../distances/_points.ts";

await startEngine({ threads: 1 });

const names = Object.keys(losses) as PartName<typeof losses>[];

/** Losses that have something for each class, made for a context. */
function classLosses(context: LossContext): [string, Loss<Pairs>][] {
  return names.map((name): [string, Loss<Pairs>] => [
    name,
    createPart(losses, partConfigSchema(losses).parse({ name }), context) as unknown as Loss<Pairs>,
  ]).filter(([, loss]) => loss.classes !== undefined);
}

/** Value, and gradients of the embeddings and of each weight, every row of a weight being the one given. */
function differentiate(
  loss: Loss<Pairs>,
  { embeddings, labels, weight }: {
    readonly embeddings: Rows;
    readonly labels: readonly number[];
    readonly weight: readonly number[];
  },
): number[][] {
  const objective = withinBatch({ distance: euclidean(), miner: allPairs(), loss });
  const weights = Object.entries(objective.parameters);
  return tidy(() => {
    const { value, grads } = valueAndGrads((x, ...own: Tensor[]) =>
      objective.evaluate({
        anchors: { embeddings: x as never, labels: tensor1d([...labels], "int32") },
        parameters: Object.fromEntries(weights.map(([name], index) => [name, own[index]!])),
        memory: emptyMemory(objective),
        numbers: scalars(objective.numbers),
        seed: tensor1d([0, 0], "int32"),
      }).loss
    )([
      tensor2d(embeddings as number[][]),
      ...weights.map(([, { shape }]) =>
        tensor2d(Array.from({ length: shape[0]! }, () => [...weight]))
      ),
    ]);
    return [value, ...grads].map((tensor) => [...tensor.dataSync()]);
  });
}

Deno.test("losses of classes are finite for embeddings on their proxies, opposite, and at 0", () => {
  const context = { classes: 2, dimensions: 2, classSizes: [3, 1] };
  for (const [name, loss] of classLosses(context)) {
    for (const weight of [[0.6, 0.8], [1e-3, 0], [0, 0]]) {
      for (const times of [1, -1, 1 + 1e-6, 0]) {
        const embeddings = [0, 1].map(() => weight.map((x) => times * x));
        const found = differentiate(loss, { embeddings, labels: [0, 1], weight });
        assert(found.flat().every(Number.isFinite), `${name}, ${times} times ${weight}: ${found}`);
      }
    }
  }
});

Deno.test("losses of classes take a single class, a single row, and rows without a class", () => {
  const context = { classes: 1, dimensions: 2, classSizes: [3] };
  for (const [name, loss] of classLosses(context)) {
    const inputs = { embeddings: [[1, 2]], weight: [0.6, 0.8] };
    const [alone] = differentiate(loss, { ...inputs, labels: [0] });
    assert(alone!.every(Number.isFinite), name);
    const [value, ...slopes] = differentiate(loss, { ...inputs, labels: [-1] });
    assertEquals(value, [0], name);
    assert(slopes.flat().every((slope) => slope === 0), name);
  }
});

Deno.test("arcFace() keeps the slope of a small angle", () => {
  // d/dθ softplus(S (1 − cos(θ + m))) against a second proxy on the embedding; moved along its circle.
  const [angle, margin, scale] = [0.02, 20, 4];
  const loss = arcFace({ margin, scale }, { classes: 2, dimensions: 2 });
  const embedding = [Math.cos(angle), Math.sin(angle)];
  const [, slopes] = differentiate(loss as Loss<Pairs>, {
    embeddings: [embedding],
    labels: [0],
    weight: [1, 0],
  });
  const along = -embedding[1]! * slopes![0]! + embedding[0]! * slopes![1]!;
  const turned = angle + margin * Math.PI / 180;
  const share = 1 / (1 + Math.exp(scale * (Math.cos(turned) - Math.cos(angle))));
  const expected = share * scale * (Math.sin(turned) - Math.sin(angle));
  // The cosine of 0.02 has lost 6e-8 of its 2e-4 below 1.
  assertLess(Math.abs(along - expected) / expected, 6e-4);
});
