import * as tf from "@tensorflow/tfjs";
import { flatten, type Flattened } from "./_tensor_tree.ts";

/** A step of a scan, whatever its trees. */
export type Step = (
  state: unknown,
  slice: unknown,
) => { readonly state: unknown; readonly output: unknown };

/** What a step gives, taken apart. */
export interface StepResult {
  /** The tensors of the next state. */
  readonly state: readonly tf.Tensor[];
  readonly output: Flattened;
}

/** A scan to be made: its checked inputs and its step. */
export interface ScanSteps {
  readonly count: number;
  /** Steps to take, if not all: int32, from 1 to `count`. */
  readonly limit: tf.Tensor | undefined;
  readonly state: Flattened;
  readonly slices: Flattened;
  /** Runs the step, and checks that its state can go on to the next. */
  run(state: readonly tf.Tensor[], slice: readonly tf.Tensor[]): StepResult;
}

/** Checks what a scan is given. */
export function openSteps(
  step: Step,
  stateTree: unknown,
  sliceTree: unknown,
  limit?: tf.Scalar,
): ScanSteps {
  const state = flatten(stateTree, "scan with this state");
  const slices = flatten(sliceTree, "scan over these slices");
  const count = countSteps(slices);
  return {
    count,
    limit: limit && tf.clipByValue(limit, 1, count),
    state,
    slices,
    run(current, slice) {
      const result = step(state.rebuild(current), slices.rebuild(slice));
      const next = flatten(result.state, "scan on with the state that a step gave");
      checkNext(state, next);
      return { state: next.tensors, output: flatten(result.output, "collect a step's output") };
    },
  };
}

function countSteps({ tensors, paths }: Flattened): number {
  const counts = tensors.map(({ shape }) => shape[0]);
  const [count] = counts;
  if (count === undefined) {
    throw new RangeError(
      `Cannot scan: the slices need a leading axis to step along, found ${
        tensors.length === 0 ? "no tensor" : `${at(paths[0])}a scalar`
      }`,
    );
  }
  const other = counts.findIndex((each) => each !== count);
  if (other >= 0) {
    throw new RangeError(
      `Cannot scan: the slices' leading axes must be equally long, found ${at(paths[0])}[${
        tensors[0]!.shape
      }] and ${at(paths[other])}[${tensors[other]!.shape}]`,
    );
  }
  if (count === 0) {
    throw new RangeError("Cannot scan: the slices' leading axis must be at least 1 long, found 0");
  }
  return count;
}

function checkNext(state: Flattened, next: Flattened): void {
  if (next.form !== state.form) {
    throw new TypeError(
      `Cannot scan: a step must give a state of the form it was given, ${state.form}, found ${next.form}`,
    );
  }
  const kinds = [state, next].map(({ tensors }) =>
    tensors.map(({ dtype, shape }) => `${dtype} [${shape}]`)
  );
  const other = kinds[0]!.findIndex((kind, index) => kind !== kinds[1]![index]);
  if (other >= 0) {
    throw new TypeError(
      `Cannot scan: the state ${at(state.paths[other])}must keep its data type and shape, ${
        kinds[0]![other]
      }, found ${kinds[1]![other]} after a step`,
    );
  }
}

function at(path: string | undefined): string {
  return path === undefined || path === "" ? "" : `${path} `;
}
