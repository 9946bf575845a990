import { assert, assertEquals } from "@std/assert";
import { cnn, type Encoder, initialize, mlp, normalizeRows } from "../../lib/encoders/mod.ts";
import { fillUniform, streams } from "../../lib/random/mod.ts";
import {
  grad,
  grads,
  mul,
  startEngine,
  sum,
  type Tensor,
  tensor,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

const { open } = streams(11);
const image = fillUniform(open("evaluation", 0), new Float32Array(72), 0, 1);
const weighting = fillUniform(open("evaluation", 1), new Float32Array(6), -1, 1);

/** Σ weighting · embeddings, and its derivative by every weight. */
function valueAndSlopes(encoder: Encoder, weights: Readonly<Record<string, Float32Array>>) {
  return tidy(() => {
    const names = Object.keys(encoder.parameters);
    const tensors = names.map((name) =>
      tensor(weights[name]!, [...encoder.parameters[name]!.shape])
    );
    const value = (...parameters: Tensor[]) => {
      const named = Object.fromEntries(names.map((name, i) => [name, parameters[i]!]));
      return sum(mul(encoder.encode(named, tensor2d(image, [2, 36])), tensor2d(weighting, [2, 3])));
    };
    return {
      value: value(...tensors).dataSync()[0]!,
      slopes: grads(value)(tensors).map((slope) => slope.dataSync()),
    };
  });
}

/**
 * The step is 2⁻⁸, exact in float32. A value near 1 is rounded by 6e-8, so that a difference over
 * 2⁻⁷ is off by some 1e-5; the curve's third derivative adds about as much.
 */
const STEP = 2 ** -8;
const TOLERANCE = 2e-4;

for (
  const [label, encoder] of Object.entries({
    "mlp()": mlp({ hidden: [5], dimensions: 3 }, [6, 6, 1]),
    "cnn()": cnn({ channels: [3], dimensions: 3 }, [6, 6, 1]),
  })
) {
  Deno.test(`${label} has the gradient that finite differences have`, () => {
    const weights = initialize(encoder, streams(4));
    const { slopes } = valueAndSlopes(encoder, weights);
    for (const [index, name] of Object.keys(encoder.parameters).entries()) {
      for (let i = 0; i < weights[name]!.length; i += Math.ceil(weights[name]!.length / 12)) {
        const shifted = (by: number) => {
          const moved = weights[name]!.slice();
          moved[i]! += by;
          return valueAndSlopes(encoder, { ...weights, [name]: moved }).value;
        };
        const expected = (shifted(STEP) - shifted(-STEP)) / (2 * STEP);
        const actual = slopes[index]![i]!;
        assert(
          Math.abs(actual - expected) <= TOLERANCE,
          `${name}[${i}]: expected ${expected}, found ${actual}`,
        );
      }
    }
  });
}

Deno.test("normalizeRows() leaves a zero row zero, with a finite gradient", () => {
  tidy(() => {
    const rows = tensor2d([[0, 0], [3, 4]]);
    assertEquals(normalizeRows(rows).arraySync()[0], [0, 0]);
    const slope = grad((x) => sum(normalizeRows(x as typeof rows)))(rows);
    assert(slope.dataSync().every(Number.isFinite), `found ${slope.dataSync()}`);
  });
});

Deno.test("normalizeRows() has the gradient worked out by hand", () => {
  tidy(() => {
    // z = x / ‖x‖ at (3, 4): dz₁/dx = (1 - 0.36, -0.48) / 5.
    const rows = tensor2d([[3, 4]]);
    const slope = grad((x) => sum(mul(normalizeRows(x as typeof rows), tensor2d([[1, 0]]))))(rows);
    const [first, second] = slope.dataSync();
    assert(Math.abs(first! - 0.128) < 1e-6 && Math.abs(second! + 0.096) < 1e-6);
  });
});
