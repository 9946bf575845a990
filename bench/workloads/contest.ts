import { compile, dispose, type Scalar, type Tensor1D } from "../../lib/tensor/mod.ts";
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

/** Steps whose losses are compared. */
const COMPARED = 5;

/** Ways to do a step, by name. */
export const variants = ["graph", "xla"] as const;

export function openContest(
  { network }: Workload,
  variant: string,
  file: Uint8Array,
): Contest {
  const { state: first, data, batches } = start(network, file);
  const mode = variants.find((known) => known === variant)!;
  const step = compile(
    (state: State, indices: Tensor1D) => takeStep(network, state, data, indices),
    { mode, name: "step" },
  );
  let state = first;
  let taken = 0;

  function go(): Scalar {
    const next = step(state, batches[taken++ % batches.length]!);
    dispose({ ...flat(state) });
    state = next.state;
    return next.loss;
  }

  return {
    steps: 1,
    run: () => go().dispose(),
    firstLosses: () =>
      Array.from({ length: COMPARED }, () => {
        const loss = go();
        const [value] = loss.dataSync();
        loss.dispose();
        return value!;
      }),
  };
}

function flat({ parameters, slots, averages, step }: State) {
  return [parameters, slots.mean, slots.meanSquare, averages].flatMap((group) =>
    Object.values(group)
  ).concat(step);
}
