import { compile, dispose, scan, stack, type Tensor, type Tensor1D } from "../../lib/tensor/mod.ts";
import { start } from "./start.ts";
import { type State, takeStep } from "./step.ts";
import type { Workload } from "./workload.ts";

/** One way to do a workload's steps, going on from where it was. */
export interface Contest {
  /** Steps that a run takes. */
  readonly steps: number;
  run(): void;
  /** The losses of the first steps, from the workload's own weights. */
  firstLosses(): number[];
}

export interface ContestOptions {
  /** One of `variants`. */
  readonly variant: string;
  /** What both sides start from. */
  readonly file: Uint8Array;
  /** Steps that one call takes; several are a loop within the compiled function. */
  readonly steps: number;
}

/** Steps whose losses are compared. */
const COMPARED = 5;

/** Ways to do a step, by name. */
export const variants = ["graph", "xla"] as const;

export function openContest(
  { network }: Workload,
  { variant, file, steps }: ContestOptions,
): Contest {
  const { state: first, data, batches } = start(network, file);
  const mode = variants.find((known) => known === variant)!;
  const take = (state: State, indices: Tensor1D) => takeStep(network, state, data, indices);
  const one = compile(take, { mode, name: "step" });
  const several = compile((state: State, indices: Tensor) => {
    const { state: last, outputs } = scan(
      (state: State, batch: Tensor1D) => {
        const { state: next, loss } = take(state, batch);
        return { state: next, output: loss };
      },
      state,
      indices,
    );
    return { state: last, loss: outputs };
  }, { mode, name: "steps" });
  const stacks = batches.map((_, from) =>
    stack(Array.from({ length: steps }, (_, step) => batches[(from + step) % batches.length]!))
  );
  let state = first;
  let taken = 0;

  function go(): Tensor {
    const from = taken % batches.length;
    const next = steps === 1 ? one(state, batches[from]!) : several(state, stacks[from]!);
    dispose({ ...flat(state) });
    state = next.state;
    taken += steps;
    return next.loss;
  }

  return {
    steps,
    run: () => go().dispose(),
    firstLosses() {
      const losses: number[] = [];
      while (losses.length < COMPARED) {
        const loss = go();
        losses.push(...loss.dataSync());
        loss.dispose();
      }
      return losses.slice(0, COMPARED);
    },
  };
}

function flat({ parameters, slots, averages, step }: State) {
  return [parameters, slots.mean, slots.meanSquare, averages].flatMap((group) =>
    Object.values(group)
  ).concat(step);
}
