import * as tf from "@tensorflow/tfjs";
import { isolateTape } from "./_isolate_tape.ts";
import type { ScanSteps } from "./_scan_steps.ts";
import type { Flattened } from "./_tensor_tree.ts";

/** Scans op by op, in a loop of JavaScript. */
export function scanEagerly({ count, limit, state, slices, run }: ScanSteps): unknown {
  return tf.tidy(() => {
    const steps = limit?.dataSync()[0] ?? count;
    let current = state.tensors.map((tensor) => tensor.clone());
    const collected: tf.Tensor[][] = [];
    let form: Flattened | undefined;
    for (let index = 0; index < steps; index++) {
      const { next, outputs } = tf.tidy(() => {
        const slice = slices.tensors.map((tensor) => sliceAt(tensor, index));
        const result = isolateTape(() => run(current, slice));
        form = result.output;
        // Copies share the values: a step may give what it was given, or one tensor twice.
        return { next: result.state.map(clone), outputs: result.output.tensors.map(clone) };
      });
      tf.dispose(current);
      current = next;
      outputs.forEach((tensor, place) => (collected[place] ??= []).push(tensor));
    }
    const result = {
      state: state.rebuild(current),
      outputs: form!.rebuild(collected.map((rows) => stackTo(count, rows))),
    };
    return result as tf.TensorContainer;
  });
}

function sliceAt(tensor: tf.Tensor, index: number): tf.Tensor {
  const shape = tensor.shape.slice(1);
  const begin = [index, ...shape.map(() => 0)];
  return tf.reshape(tf.slice(tensor, begin, [1, ...shape]), shape);
}

/** The rows as one tensor, filled up with zeros. */
function stackTo(count: number, rows: tf.Tensor[]): tf.Tensor {
  const stacked = tf.stack(rows);
  if (rows.length === count) return stacked;
  const rest = tf.zeros([count - rows.length, ...stacked.shape.slice(1)], stacked.dtype);
  return tf.concat([stacked, rest]);
}

function clone(tensor: tf.Tensor): tf.Tensor {
  return tensor.clone();
}
