import { fillNormal, type Streams } from "../../lib/random/mod.ts";
import { emptyMemory } from "../../lib/objectives/mod.ts";
import type { Memory } from "../../lib/losses/mod.ts";
import {
  type Scalar,
  scalars,
  type Tensor,
  tensor,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
  valueAndGrads,
} from "../../lib/tensor/mod.ts";
import type { ParityBatch } from "./batch.ts";
import type { ParitySetup } from "./parity_part.ts";

/** A loss, and its gradients by embeddings, references and weights, each row by row. */
export interface Evaluated {
  readonly value: number;
  readonly gradients: readonly (readonly number[])[];
}

/** Weights row by row, under the objective's names. */
export type DrawnWeights = Readonly<Record<string, Float32Array>>;

/** Weights for a set-up; both sides get the same. */
export function drawWeights({ ours }: Pick<ParitySetup, "ours">, streams: Streams): DrawnWeights {
  return Object.fromEntries(
    Object.entries(ours.parameters).map(([name, { shape }]) => {
      const size = shape.reduce((product, side) => product * side, 1);
      return [name, fillNormal(streams.open("init", name), new Float32Array(size), 1)];
    }),
  );
}

/** Our value and gradients, as the engine has them. */
export function evaluateOurs(
  { ours, peer: { calls = 1 } }: ParitySetup,
  batch: ParityBatch,
  weights: DrawnWeights,
): Evaluated {
  const names = Object.keys(ours.parameters);
  return tidy(() => {
    const { references } = batch;
    const leaves: Tensor[] = [
      rows(batch.embeddings),
      ...(references ? [rows(references.embeddings)] : []),
      ...names.map((name) => tensor(weights[name]!, [...ours.parameters[name]!.shape])),
    ];
    const evaluate = (memory: Memory, ...inputs: Tensor[]) => {
      const [embeddings, ...rest] = inputs as [Tensor2D, ...Tensor[]];
      const others = references === undefined ? undefined : rest.shift() as Tensor2D;
      return ours.evaluate({
        anchors: { embeddings, labels: classes(batch.labels) },
        ...(others && { references: { embeddings: others, labels: classes(references!.labels) } }),
        parameters: Object.fromEntries(names.map((name, index) => [name, rest[index]!])),
        memory,
        numbers: scalars(ours.numbers),
        seed: tensor1d([0, 0], "int32"),
      });
    };
    let memory = emptyMemory(ours);
    for (let call = 1; call < calls; call++) ({ memory } = evaluate(memory, ...leaves));
    const { value, grads } = valueAndGrads((...inputs: Tensor[]) =>
      evaluate(memory, ...inputs).loss
    )(leaves);
    return {
      value: (value as Scalar).dataSync()[0]!,
      gradients: grads.map((each) => Array.from(each.dataSync())),
    };
  });
}

function rows(embeddings: readonly Float32Array[]): Tensor2D {
  return tensor2d(embeddings.map((row) => Array.from(row)));
}

function classes(labels: readonly number[]): Tensor {
  return tensor1d([...labels], "int32");
}
