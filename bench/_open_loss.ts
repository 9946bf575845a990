import { emptyMemory, type Objective } from "../lib/objectives/mod.ts";
import { fillNormal, type Streams } from "../lib/random/mod.ts";
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
  valueAndGrads,
} from "../lib/tensor/mod.ts";
import { drawWeights } from "../tests/parity/evaluate_ours.ts";

export interface LossBatch {
  readonly batch: number;
  readonly classes: number;
  readonly dimensions: number;
  readonly streams: Streams;
  /** How it is compiled. Default: the faster of the two. */
  readonly mode?: "auto" | "graph" | "xla";
}

/** An objective on a batch, compiled with its gradients. */
export interface OpenedLoss {
  readonly embeddings: readonly Float32Array[];
  readonly labels: Int32Array;
  /** How it was compiled. */
  readonly mode: "graph" | "xla";
  /** The objective's own weights, row by row. */
  readonly weights: Readonly<Record<string, Float32Array>>;
  /** Value and gradients once; nothing is read. */
  run(): void;
  value(): number;
  [Symbol.dispose](): void;
}

/** Compiles an objective's value and gradients by embeddings and weights; the first call is made. */
export function openLoss(
  objective: Objective,
  { batch, classes, dimensions, streams, mode = "auto" }: LossBatch,
): OpenedLoss {
  const embeddings = Array.from(
    { length: batch },
    (_, row) => fillNormal(streams.open("evaluation", row), new Float32Array(dimensions), 1),
  );
  const labels = Int32Array.from({ length: batch }, (_, row) => row % classes);
  const names = Object.keys(objective.parameters);
  const weights = drawWeights({ ours: objective }, streams);
  const evaluate = compile(
    (leaves: Tensor[], labels: Tensor, memory: Record<string, Tensor>, numbers: Scalars) => {
      const { value, grads } = valueAndGrads((...inputs: Tensor[]) => {
        const [rows, ...rest] = inputs as [Tensor2D, ...Tensor[]];
        return objective.evaluate({
          anchors: { embeddings: rows, labels },
          parameters: Object.fromEntries(names.map((name, index) => [name, rest[index]!])),
          memory,
          numbers,
          seed: tensor1d([0, 0], "int32"),
        }).loss;
      })(leaves);
      return { value, grads };
    },
    { name: "loss", mode },
  );
  const leaves = [
    tensor2d(embeddings.map((row) => Array.from(row))),
    ...names.map((name) => tensor(weights[name]!, [...objective.parameters[name]!.shape])),
  ];
  const y = tensor1d(labels, "int32");
  const memory = emptyMemory(objective);
  const numbers = scalars(objective.numbers);
  const call = () => evaluate(leaves, y, memory, numbers);
  const free = ({ value, grads }: ReturnType<typeof call>) => dispose([value, ...grads]);
  free(call());
  return {
    embeddings,
    labels,
    mode: evaluate.statistics.mode as "graph" | "xla",
    weights,
    run: () => free(call()),
    value() {
      const evaluated = call();
      const value = (evaluated.value as Scalar).dataSync()[0]!;
      free(evaluated);
      return value;
    },
    [Symbol.dispose]() {
      evaluate.dispose();
      dispose([leaves, y, memory, numbers]);
    },
  };
}

type Scalars = Record<string, Scalar>;
