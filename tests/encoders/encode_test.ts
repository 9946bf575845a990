import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { cnn, type Encoder, initialize, mlp, type Parameters } from "../../lib/encoders/mod.ts";
import { fillUniform, streams } from "../../lib/random/mod.ts";
import { startEngine, tensor, tensor2d, tidy } from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

type Weights = Readonly<Record<string, Float32Array>>;

function parametersOf(encoder: Encoder, weights: Weights): Parameters {
  return Object.fromEntries(
    Object.entries(encoder.parameters).map(([name, { shape }]) => [
      name,
      tensor(weights[name]!, [...shape]),
    ]),
  );
}

function embeddings(encoder: Encoder, weights: Weights, images: number[][]): number[][] {
  return tidy(() => encoder.encode(parametersOf(encoder, weights), tensor2d(images)).arraySync());
}

/** The same network as loops over JavaScript numbers. */
function mlpByHand(weights: Weights, widths: number[], image: number[]): number[] {
  return widths.slice(1).reduce((x, width, index) => {
    const [weight, bias] = [
      weights[`linear${index + 1}.weight`]!,
      weights[`linear${index + 1}.bias`]!,
    ];
    const y = Array.from(
      { length: width },
      (_, unit) =>
        x.reduce((sum, value, i) => sum + value * weight[i * width + unit]!, bias[unit]!),
    );
    return index === widths.length - 2 ? y : y.map((value) => Math.max(value, 0));
  }, image);
}

/** One block and the linear layer of `cnn`, on a one-channel image of `side` × `side`. */
function cnnByHand(
  weights: Weights,
  side: number,
  channels: number,
  dimensions: number,
  image: number[],
) {
  const [kernel, bias] = [weights["convolution1.weight"]!, weights["convolution1.bias"]!];
  const at = (row: number, column: number, channel: number) => {
    let sum = bias[channel]!;
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        sum += image[(row + i) * side + column + j]! * kernel[(i * 3 + j) * channels + channel]!;
      }
    }
    return Math.max(sum, 0);
  };
  const half = Math.floor((side - 2) / 2);
  const features: number[] = [];
  for (let row = 0; row < half; row++) {
    for (let column = 0; column < half; column++) {
      for (let c = 0; c < channels; c++) {
        features.push(Math.max(
          at(2 * row, 2 * column, c),
          at(2 * row + 1, 2 * column, c),
          at(2 * row, 2 * column + 1, c),
          at(2 * row + 1, 2 * column + 1, c),
        ));
      }
    }
  }
  const linear = {
    "linear1.weight": weights["linear.weight"]!,
    "linear1.bias": weights["linear.bias"]!,
  };
  return mlpByHand(linear, [features.length, dimensions], features);
}

const images = [fillUniform(streams(5).open("evaluation", 0), new Float32Array(36), 0, 1)]
  .flatMap((image) => [[...image], [...image].reverse()]);

function assertClose(actual: number[][], expected: number[][]): void {
  // A sum of 36 products in float32: some 36 roundings of 6e-8 on values below 2.
  actual.flat().forEach((value, i) => assertAlmostEquals(value, expected.flat()[i]!, 5e-6));
}

Deno.test("mlp() computes what the loops compute", () => {
  const encoder = mlp({ hidden: [7, 5], dimensions: 3, normalize: false }, [6, 6, 1]);
  const weights = initialize(encoder, streams(1));
  weights["linear1.bias"]!.fill(0.1);
  const expected = images.map((image) => mlpByHand(weights, [36, 7, 5, 3], image));
  assertClose(embeddings(encoder, weights, images), expected);
});

Deno.test("mlp() without hidden layers is linear", () => {
  const encoder = mlp({ hidden: [], dimensions: 2, normalize: false }, [6, 6, 1]);
  const weights = initialize(encoder, streams(1));
  const expected = images.map((image) => mlpByHand(weights, [36, 2], image));
  assertClose(embeddings(encoder, weights, images), expected);
});

Deno.test("cnn() computes what the loops compute", () => {
  const encoder = cnn({ channels: [4], dimensions: 3, normalize: false }, [6, 6, 1]);
  const weights = initialize(encoder, streams(1));
  weights["convolution1.bias"]!.fill(-0.1);
  const expected = images.map((image) => cnnByHand(weights, 6, 4, 3, image));
  assertClose(embeddings(encoder, weights, images), expected);
});

Deno.test("encoders give [batch, dimensions], of length 1 with a normalize head", () => {
  const batch = Array.from({ length: 3 }, () => images[0]!);
  for (
    const encoder of [
      mlp({ dimensions: 10 }, [6, 6, 1]),
      cnn({ channels: [2], dimensions: 10 }, [6, 6, 1]),
    ]
  ) {
    const rows = embeddings(encoder, initialize(encoder, streams(2)), batch);
    assertEquals([rows.length, rows[0]!.length], [3, 10]);
    for (const row of rows) assertAlmostEquals(Math.hypot(...row), 1, 1e-6);
  }
});

Deno.test("encoders take images of several channels", () => {
  const encoder = cnn({ channels: [2, 3], dimensions: 4 }, [12, 10, 3]);
  assertEquals(encoder.parameters["linear.weight"]!.shape, [1 * 1 * 3, 4]);
  const rows = embeddings(encoder, initialize(encoder, streams(2)), [Array(360).fill(0.5)]);
  assertEquals(rows[0]!.length, 4);
});

Deno.test("cnn() refuses images that its convolutions use up", () => {
  assertThrows(() => cnn({ channels: [2, 2] }, [8, 8, 1]), RangeError, "8 × 8");
  assert(cnn({ channels: [2] }, [8, 8, 1]).dimensions === 64);
});

Deno.test("encode() names a weight that is missing", () => {
  const encoder = mlp({}, [6, 6, 1]);
  assertThrows(() => encoder.encode({}, tensor2d(images)), TypeError, 'named "linear1.weight"');
});
