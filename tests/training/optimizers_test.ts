import { assert, assertEquals, assertThrows } from "@std/assert";
import { createPart } from "../../lib/parts/mod.ts";
import { scalar, scalars, startEngine, tensor1d, tidy } from "../../lib/tensor/mod.ts";
import { adam, adamw, type Optimizer, optimizers, sgd } from "../../lib/training/mod.ts";
import figures from "../fixtures/optimizers/figures.json" with { type: "json" };

await startEngine({ threads: 1 });

/**
 * Ours steps in float32, the figures in float64. A weight of size 2 is rounded by up to 1.2e-7 in each
 * of 100 steps, with either sign: about √100 · 1.2e-7 in all. Measured: at most 1.0e-6.
 */
const TOLERANCE = 2e-6;

function weightsAfter(optimizer: Optimizer, steps: number): Float32Array {
  let weights = Float32Array.from(figures.weights);
  let slots = optimizer.slots.map(() => new Float32Array(weights.length));
  for (let step = 1; step <= steps; step++) {
    const noise = figures.noise[step - 1]!;
    const gradient = weights.map((w, i) =>
      figures.curvatures[i]! * (w - figures.targets[i]!) + noise[i]!
    );
    tidy(() => {
      const next = optimizer.update({
        parameters: { w: tensor1d(weights) },
        gradients: { w: tensor1d(gradient) },
        slots: Object.fromEntries(
          optimizer.slots.map((slot, i) => [slot, { w: tensor1d(slots[i]!) }]),
        ),
        step: scalar(step, "int32"),
        numbers: scalars(optimizer.numbers),
      });
      weights = Float32Array.from(next.parameters.w!.dataSync());
      slots = optimizer.slots.map((slot) => Float32Array.from(next.slots[slot]!.w!.dataSync()));
    });
  }
  return weights;
}

for (const { name, options, weights } of figures.cases) {
  Deno.test(`${name}(${JSON.stringify(options)}) steps as torch.optim does`, () => {
    const optimizer = createPart(optimizers, { name, ...options } as { name: "sgd" });
    for (const [steps, expected] of Object.entries(weights)) {
      const actual = weightsAfter(optimizer, Number(steps));
      expected.forEach((value, i) =>
        assert(
          Math.abs(actual[i]! - value) <= TOLERANCE,
          `weight ${i} after ${steps} steps: expected ${value}, found ${actual[i]}`,
        )
      );
    }
  });
}

Deno.test("sgd() without momentum moves by learning rate times gradient", () => {
  const { weights, targets, curvatures, noise } = figures;
  const [moved] = weightsAfter(sgd({ learningRate: 0.5, momentum: 0 }), 1);
  const gradient = curvatures[0]! * (weights[0]! - targets[0]!) + noise[0]![0]!;
  assertEquals(moved, Math.fround(weights[0]! - 0.5 * gradient));
});

Deno.test("adam() first moves every weight by the learning rate against its gradient's sign", () => {
  const moved = weightsAfter(adam({ learningRate: 0.25 }), 1);
  for (const [i, weight] of figures.weights.entries()) {
    const gradient = figures.curvatures[i]! * (weight - figures.targets[i]!) +
      figures.noise[0]![i]!;
    assert(Math.abs(moved[i]! - (weight - 0.25 * Math.sign(gradient))) < 1e-6);
  }
});

Deno.test("optimizers declare numbers with the defaults of their sources", () => {
  assertEquals(sgd().numbers, { learningRate: 0.01, momentum: 0.9, weightDecay: 0 });
  const moments = { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  assertEquals(adam().numbers, { ...moments, weightDecay: 0 });
  assertEquals(adamw().numbers, { ...moments, weightDecay: 0.01 });
});

Deno.test("optimizers refuse options out of range by name", () => {
  assertThrows(() => adam({ learningRate: -1 }), RangeError, "learningRate");
  assertThrows(() => adam({ beta2: 1 }), RangeError, "beta2");
  assertThrows(() => sgd({ momentum: NaN }), RangeError, "momentum");
});
