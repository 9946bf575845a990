// deno-lint-ignore-file no-console camelcase -- a command; the rows are read by programs as JSON
import * as tf from "../lib/tensor/mod.ts";

/** Our time beside a peer's; `ratio` is the peer's over ours. */
export interface BenchRow {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer: string;
  readonly peer_ms: number;
  readonly ratio: number;
}

type Weights = readonly tf.Tensor[];

interface Network {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  readonly input: readonly number[];
  forward(weights: Weights, images: tf.Tensor): tf.Tensor2D;
}

const batch = 128;

const networks: readonly Network[] = [
  {
    name: "mlp 784-512-64",
    shapes: [[784, 512], [512], [512, 64], [64]],
    input: [batch, 784],
    forward: ([w1, b1, w2, b2], images) => {
      const hidden = tf.relu(tf.add(tf.matMul(images, w1!), b1!));
      return tf.add(tf.matMul(hidden, w2!), b2!);
    },
  },
  {
    name: "cnn 32-64",
    shapes: [[3, 3, 1, 32], [32], [3, 3, 32, 64], [64], [1600, 64], [64]],
    input: [batch, 28, 28, 1],
    forward: ([w1, b1, w2, b2, w3, b3], images) => {
      const layer = (x: tf.Tensor4D, filter: tf.Tensor, bias: tf.Tensor) =>
        tf.maxPool(
          tf.relu(tf.add<tf.Tensor4D>(tf.conv2d(x, filter as tf.Tensor4D, 1, "valid"), bias)),
          2,
          2,
          "valid",
        );
      const features = layer(layer(images as tf.Tensor4D, w1!, b1!), w2!, b2!);
      return tf.add(tf.matMul(tf.reshape(features, [batch, 1600]), w3!), b3!);
    },
  },
];

interface State {
  readonly weights: Weights;
  readonly means: Weights;
  readonly squares: Weights;
  readonly steps: tf.Tensor;
}

/** Forward, contrastive loss over all pairs, backward, Adam. */
function step({ forward }: Network): (state: State, images: tf.Tensor, same: tf.Tensor) => State {
  return ({ weights, means, squares, steps }, images, same) => {
    const loss = (...inputs: tf.Tensor[]): tf.Scalar => {
      const embeddings = forward(inputs, images);
      const norms = tf.sqrt(tf.sum(tf.square(embeddings), 1, true));
      const unit = tf.div<tf.Tensor2D>(embeddings, tf.add(norms, 1e-6));
      const cosines = tf.matMul(unit, unit, false, true);
      const distances = tf.sqrt(tf.add(tf.relu(tf.sub(2, tf.mul(2, cosines))), 1e-8));
      const apart = tf.mul(tf.sub(1, same), tf.relu(tf.sub(0.5, distances)));
      return tf.mean(tf.add(tf.mul(same, distances), apart));
    };
    const { grads } = tf.valueAndGrads(loss)([...weights]);
    const time = tf.add(steps, 1);
    const rate = tf.mul(
      1e-3,
      tf.div(tf.sqrt(tf.sub(1, tf.pow(0.999, time))), tf.sub(1, tf.pow(0.9, time))),
    );
    const nextMeans = means.map((mean, i) => tf.add(tf.mul(mean, 0.9), tf.mul(grads[i]!, 0.1)));
    const nextSquares = squares.map((square, i) =>
      tf.add(tf.mul(square, 0.999), tf.mul(tf.square(grads[i]!), 0.001))
    );
    const nextWeights = weights.map((weight, i) =>
      tf.sub(
        weight,
        tf.div(tf.mul(nextMeans[i]!, rate), tf.add(tf.sqrt(nextSquares[i]!), 1e-8)),
      )
    );
    return { weights: nextWeights, means: nextMeans, squares: nextSquares, steps: time };
  };
}

function leaves({ weights, means, squares, steps }: State): tf.Tensor[] {
  return [...weights, ...means, ...squares, steps];
}

function firstState(shapes: Network["shapes"]): State {
  const filled = (value: (shape: readonly number[], index: number) => tf.Tensor) =>
    shapes.map(value);
  return {
    weights: filled((shape, i) =>
      shape.length === 1
        ? tf.zeros([...shape])
        : tf.randomNormal([...shape], 0, 0.05, "float32", i + 1)
    ),
    means: filled((shape) => tf.zeros([...shape])),
    squares: filled((shape) => tf.zeros([...shape])),
    steps: tf.scalar(0),
  };
}

const modes = ["eager", "graph", "xla"] as const;

export interface StepBenchOptions {
  /** Rounds; in each, every mode runs in turn. */
  readonly rounds: number;
  /** Steps of one mode in one round. */
  readonly steps: number;
}

/** Times a training step called op by op, as a graph and under XLA, in turns on the same cores. */
export function benchStep({ rounds, steps }: StepBenchOptions): BenchRow[] {
  return networks.flatMap((network) => {
    const images = tf.randomNormal([...network.input], 0, 1, "float32", 99);
    const labels = tf.range(0, batch, 1, "int32").mod(tf.scalar(10, "int32"));
    const same = tf.cast(tf.equal(labels.reshape([-1, 1]), labels.reshape([1, -1])), "float32");
    const runs = modes.map((mode) => ({
      run: tf.compile(step(network), { mode, name: network.name }),
      times: [] as number[],
      state: firstState(network.shapes),
    }));
    for (let round = 0; round <= rounds; round++) {
      for (const one of runs) {
        for (let i = 0; i < steps; i++) {
          const start = performance.now();
          const next = one.run(one.state, images, same);
          const time = performance.now() - start;
          tf.dispose(leaves(one.state));
          one.state = next;
          // The first round compiles and warms up.
          if (round > 0) one.times.push(time);
        }
      }
    }
    const [eager, ...compiled] = runs.map(({ times }) => median(times));
    for (const { run, state } of runs) {
      run.dispose();
      tf.dispose(leaves(state));
    }
    tf.dispose([images, labels, same]);
    return compiled.map((ours, i) => ({
      name: `step ${network.name}, ${modes[i + 1]}`,
      ours_ms: ours,
      peer: "eager",
      peer_ms: eager!,
      ratio: eager! / ours,
    }));
  });
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

if (import.meta.main) {
  const threads = Deno.args.find((arg) => arg.startsWith("--threads="))?.slice(10);
  await tf.startEngine({ ...threads && { threads: Number(threads) } });
  const rows = benchStep({ rounds: 4, steps: 8 });
  for (const { name, ours_ms, peer, peer_ms, ratio } of rows) {
    console.log(
      `${name}: ${ours_ms.toFixed(2)} ms, ${peer} ${peer_ms.toFixed(2)} ms, ${ratio.toFixed(2)}×`,
    );
  }
  if (Deno.args.includes("--json")) console.log(JSON.stringify({ rows }));
}
