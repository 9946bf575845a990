import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { cnn, type Encoder, encoders, initialize, mlp } from "../../lib/encoders/mod.ts";
import { streams } from "../../lib/random/mod.ts";

const shape = [28, 28, 1] as const;

Deno.test("initialize() draws every weight in its shape", () => {
  for (const create of Object.values(encoders)) {
    const encoder: Encoder = create({}, shape);
    const weights = initialize(encoder, streams(1));
    assertEquals(Object.keys(weights), Object.keys(encoder.parameters));
    for (const [name, spec] of Object.entries(encoder.parameters)) {
      assertEquals(weights[name]!.length, spec.shape.reduce((a, b) => a * b, 1), name);
    }
  }
});

Deno.test("initialize() pairs set-ups: a weight depends on seed, name and shape alone", () => {
  const plain = initialize(mlp({ hidden: [20] }, shape), streams(7));
  const longer = initialize(mlp({ hidden: [20, 10], normalize: false }, shape), streams(7));
  assertEquals(plain["linear1.weight"], longer["linear1.weight"]);
  const wider = initialize(cnn({ channels: [4], dimensions: 8 }, shape), streams(7));
  const deeper = initialize(cnn({ channels: [4, 6], dimensions: 9 }, shape), streams(7));
  assertEquals(wider["convolution1.weight"], deeper["convolution1.weight"]);
});

Deno.test("initialize() draws other weights for another seed and another name", () => {
  const encoder = mlp({ hidden: [4, 4], dimensions: 4 }, [2, 2, 1]);
  const one = initialize(encoder, streams(1));
  assertNotEquals(one["linear1.weight"], initialize(encoder, streams(2))["linear1.weight"]);
  assertNotEquals(one["linear1.weight"], one["linear2.weight"]);
});

Deno.test("initialize() keeps to the stated distribution", () => {
  const flat = (initial: "zeros" | { uniform: number } | { normal: number }) =>
    initialize(
      { ...mlp({}, shape), parameters: { w: { shape: [100, 100], initial } } },
      streams(3),
    ).w!;
  const meanSquare = (values: Float32Array) =>
    values.reduce((sum, value) => sum + value * value, 0) / values.length;

  assert(flat("zeros").every((value) => value === 0));
  const uniform = flat({ uniform: 0.3 });
  assert(uniform.every((value) => Math.abs(value) <= Math.fround(0.3)));
  // The mean of 10,000 squares has a relative deviation of √(0.8 / 10000) = 0.9 % for a uniform
  // and √(2 / 10000) = 1.4 % for a normal draw; five of those are allowed.
  assert(Math.abs(meanSquare(uniform) / (0.3 ** 2 / 3) - 1) < 0.045);
  assert(Math.abs(meanSquare(flat({ normal: 0.3 })) / 0.3 ** 2 - 1) < 0.07);
});

Deno.test("initialize() keeps the size of a signal through He-uniform layers", () => {
  const { parameters } = mlp({ hidden: [512], dimensions: 64 }, shape);
  assertEquals(parameters["linear1.weight"]!.initial, { uniform: Math.sqrt(6 / 784) });
  assertEquals(parameters["linear2.weight"]!.initial, { uniform: Math.sqrt(6 / (512 + 64)) });
  assertEquals(parameters["linear1.bias"]!.initial, "zeros");
  const convolutions = cnn({}, shape).parameters;
  assertEquals(convolutions["convolution2.weight"]!.initial, { uniform: Math.sqrt(6 / (9 * 32)) });
});
