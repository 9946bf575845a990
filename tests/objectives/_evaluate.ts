import { emptyMemory, type Objective } from "../../lib/objectives/mod.ts";
import {
  compile,
  dispose,
  type Scalar,
  scalars,
  type Tensor,
  tensor,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
  valueAndGrad,
} from "../../lib/tensor/mod.ts";
import type { Rows } from "../distances/_points.ts";

/** What an objective meets in a step. */
export interface GivenStep {
  readonly embeddings: Rows;
  /** A class a row, or a list of numbers a row. */
  readonly labels: readonly number[] | Rows;
}

export interface MeasuredStep {
  readonly loss: number;
  /** By the embeddings. */
  readonly gradient: number[][];
  readonly metrics: Readonly<Record<string, number>>;
}

/** How the steps are taken: op by op, or each in one call of a compiled function. */
export type How = "eager" | "compiled";

type Tensors = Readonly<Record<string, Tensor>>;

/** Evaluates an objective step after step, its memory going from one to the next. */
export function evaluateSteps(
  objective: Objective,
  steps: readonly GivenStep[],
  { how = "eager", parameters = {} }: {
    readonly how?: How;
    readonly parameters?: Readonly<Record<string, Rows>>;
  } = {},
): MeasuredStep[] {
  using owned = new DisposableStack();
  const compiled = owned.use(compile(stepOf(objective), { mode: how === "eager" ? how : "graph" }));
  const constants = {
    numbers: scalars(objective.numbers),
    parameters: mapValues(parameters, (rows) => tensor2d(rows as number[][])),
  };
  owned.defer(() => dispose(constants));
  let memory: Tensors = emptyMemory(objective);
  owned.defer(() => dispose(memory));

  return steps.map(({ embeddings, labels }, index) => {
    const inputs = {
      embeddings: tensor2d(embeddings as number[][]),
      labels: tensor(labels as number[], undefined, "int32"),
      seed: tensor1d([3, index], "int32"),
    };
    const { memory: next, ...seen } = compiled({ ...constants, ...inputs, memory });
    dispose([memory, inputs]);
    memory = next;
    const measured = {
      loss: seen.loss.arraySync() as number,
      gradient: seen.gradient.arraySync() as number[][],
      metrics: mapValues(seen.metrics, (value) => value.dataSync()[0]!),
    };
    dispose(seen);
    return measured;
  });
}

function stepOf(objective: Objective) {
  return (
    { embeddings, labels, ...rest }: {
      readonly embeddings: Tensor2D;
      readonly labels: Tensor;
      readonly seed: Tensor;
      readonly memory: Tensors;
      readonly parameters: Tensors;
      readonly numbers: Readonly<Record<string, Scalar>>;
    },
  ): { loss: Tensor; gradient: Tensor; metrics: Tensors; memory: Tensors } => {
    const evaluate = (x: Tensor2D) =>
      objective.evaluate({
        ...rest,
        seed: rest.seed as ReturnType<typeof tensor1d>,
        anchors: { embeddings: x, labels },
      });
    const { value, grad } = tidy(() =>
      valueAndGrad((x) => evaluate(x as Tensor2D).loss)(embeddings)
    );
    const { metrics, memory } = evaluate(embeddings);
    return { loss: value, gradient: grad, metrics, memory };
  };
}

export function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
