import { assert, assertLess } from "@std/assert";
import { cosine, euclidean } from "../../lib/distances/mod.ts";
import { contrastive, type LossTerms, ntXent, tripletMargin } from "../../lib/losses/mod.ts";
import { allPairs, miners } from "../../lib/miners/mod.ts";
import { mean, meanOfNonZero } from "../../lib/reducers/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import {
  addN,
  type Scalar,
  scalar,
  startEngine,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
  tensor2d,
  tidy,
  valueAndGrad,
} from "../../lib/tensor/mod.ts";
import { relativeError } from "../distances/_points.ts";

await startEngine({ threads: 1 });

/** Values and gradients of pytorch-metric-learning 2.9.0 in float64; make.py beside it wrote them. */
interface Figures {
  readonly embeddings: number[][];
  readonly cases: readonly {
    readonly loss: "contrastive" | "triplet-margin" | "nt-xent";
    readonly miner: "all-pairs" | "all-triplets" | "semi-hard" | "batch-hard";
    readonly classes: string;
    readonly labels: number[];
    readonly value: number;
    readonly gradient: number[][];
  }[];
}

const figures: Figures = JSON.parse(
  await Deno.readTextFile(new URL("../fixtures/losses/figures.json", import.meta.url)),
);

function reduceAll(terms: LossTerms, reduce: (term: LossTerms[string]) => Scalar): Scalar {
  return addN(Object.values(terms).map(reduce));
}

const margin = scalar(0.3);
const losses = {
  contrastive(x: Tensor2D, labels: Tensor1D): Scalar {
    const scores = euclidean({ normalize: true }).score(x);
    const selection = allPairs().mine({ scores, relation: byClass(labels), numbers: {} });
    const numbers = { margin: scalar(0.9), positiveMargin: scalar(0.1) };
    const terms = contrastive({ form: "hinge" }).terms({ scores, selection, numbers });
    return reduceAll(terms, meanOfNonZero());
  },
  "triplet-margin"(x: Tensor2D, labels: Tensor1D, miner: Figures["cases"][number]["miner"]) {
    if (miner === "all-pairs") throw new Error("triplets are not mined as pairs");
    const scores = euclidean({ normalize: true }).score(x);
    const selection = miners[miner]().mine({
      scores,
      relation: byClass(labels),
      numbers: { margin },
    });
    return reduceAll(
      tripletMargin().terms({ scores, selection, numbers: { margin } }),
      meanOfNonZero(),
    );
  },
  "nt-xent"(x: Tensor2D, labels: Tensor1D): Scalar {
    const selection = allPairs().mine({
      scores: euclidean().score(x),
      relation: byClass(labels),
      numbers: {},
    });
    const numbers = { temperature: scalar(0.2) };
    return reduceAll(ntXent().terms({ scores: cosine().score(x), selection, numbers }), mean());
  },
} as const;

for (const { loss, miner, classes, labels, value, gradient } of figures.cases) {
  Deno.test(`${loss} of ${miner} equals pytorch-metric-learning, ${classes}`, () => {
    const y = tensor1d(labels, "int32");
    const found = tidy(() => {
      const { value, grad } = valueAndGrad((x) => losses[loss](x as Tensor2D, y, miner))(
        tensor2d(figures.embeddings),
      );
      return { value: value.arraySync() as number, gradient: grad.arraySync() as number[][] };
    });
    // 1e-5 of the largest: the bar of parity, float32 against float64.
    assertLess(Math.abs(found.value - value) / Math.max(1e-3, Math.abs(value)), 1e-5);
    assertLess(relativeError(found.gradient, gradient), 1e-5);
    assert(found.gradient.flat().every(Number.isFinite));
  });
}
