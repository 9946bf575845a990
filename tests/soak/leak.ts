// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Trains a small MLP op by op and compiled, and looks whether memory grows: resident memory after a
 * quarter of the steps beside that at the end, and the tensors and handles left behind. JavaScript's
 * garbage is collected every so often: V8 lets it grow by tens of MiB otherwise, which hides a leak.
 * A tenth would be too early: V8 takes another 31 MiB for its heap once, at 2,000 to 4,000 steps; what
 * is resident at a tenth is recorded, too. Run with `deno run -A --v8-flags=--expose-gc`. Options:
 * `--steps N` (default 20000), `--json`.
 *
 * @module
 */
import * as tf from "../../lib/tensor/mod.ts";

/**
 * One scalar leaked at every step adds 10 MiB between the two looks at 20,000 steps (tried); without a
 * leak they differ by 1 or 2 MiB, allocators being what they are. Rarer leaks show in the counts.
 */
const allowedMiB = 4;

/** Steps between two garbage collections. */
const collectEvery = 500;

const place = Deno.args.indexOf("--steps");
const steps = place < 0 ? 20_000 : Number(Deno.args[place + 1]);
if (!Number.isInteger(steps) || steps < 10) {
  throw new RangeError(
    `Cannot look for leaks: steps must be a whole number of at least 10, found ${steps}`,
  );
}
const json = Deno.args.includes("--json");
const engine = await tf.startEngine({ threads: 1 });

interface Growth {
  readonly mode: "eager" | "graph" | "xla";
  readonly tenthMiB: number;
  readonly quarterMiB: number;
  readonly endMiB: number;
  readonly tensors: number;
  readonly handles: number;
}

type Layers = { first: tf.Tensor; second: tf.Tensor };

/** One step of gradient descent on the mean squared error. */
function step(layers: Layers, x: tf.Tensor, y: tf.Tensor): Layers {
  const loss = (first: tf.Tensor, second: tf.Tensor) =>
    tf.mean<tf.Scalar>(tf.squaredDifference(tf.matMul(tf.relu(tf.matMul(x, first)), second), y));
  const { grads: [first, second] } = tf.valueAndGrads(loss)([layers.first, layers.second]);
  const moved = (weights: tf.Tensor, slope: tf.Tensor) => tf.sub(weights, tf.mul(slope, 0.01));
  return { first: moved(layers.first, first!), second: moved(layers.second, second!) };
}

const { gc } = globalThis as { gc?: () => void };
if (gc === undefined) {
  throw new Error("Cannot look for leaks: run deno with --v8-flags=--expose-gc");
}

/** Resident memory behind a collection. */
function residentMiB(): number {
  gc!();
  return Math.round(Deno.memoryUsage().rss / 2 ** 20);
}

function train(mode: Growth["mode"]): Growth {
  const before = { tensors: engine.tensorCount(), handles: engine.handleCount() };
  const run = tf.compile(step, { mode });
  const [x, y] = [tf.ones([16, 32]), tf.zeros([16, 8])];
  let layers: Layers = { first: tf.fill([32, 64], 0.01), second: tf.fill([64, 8], 0.01) };
  const resident: number[] = [];
  for (let made = 0; made < steps; made++) {
    const next = run(layers, x, y);
    tf.dispose({ ...layers });
    layers = next;
    if (made % collectEvery === 0) gc!();
    if (made === Math.floor(steps / 10) || made === Math.floor(steps / 4)) {
      resident.push(residentMiB());
    }
  }
  const [tenthMiB = 0, quarterMiB = 0, endMiB = 0] = [...resident, residentMiB()];
  tf.dispose([x, y, layers.first, layers.second]);
  run.dispose();
  tf.freeCompiledFunctions();
  return {
    mode,
    tenthMiB,
    quarterMiB,
    endMiB,
    tensors: engine.tensorCount() - before.tensors,
    handles: engine.handleCount() - before.handles,
  };
}

const modes = (["eager", "graph", "xla"] as const).map(train);
const flat = modes.every(({ quarterMiB, endMiB, tensors, handles }) =>
  endMiB - quarterMiB <= allowedMiB && tensors === 0 && handles === 0
);
const { stdout } = await new Deno.Command("git", { args: ["rev-parse", "HEAD"] }).output();
const record = {
  bench: "leak",
  date: new Date().toISOString(),
  commit: new TextDecoder().decode(stdout).trim(),
  steps,
  allowedMiB,
  modes,
  flat,
};
console.log(json ? JSON.stringify(record) : record);
Deno.exit(flat ? 0 : 1);
