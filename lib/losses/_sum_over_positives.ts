import {
  atPositives,
  type PositiveTurn,
  scanPositives,
  scoreOfPositive,
} from "../relations/mod.ts";
import {
  add,
  customGrad,
  gather,
  grads,
  mul,
  type NamedTensorMap,
  reshape,
  slice,
  stack,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  unsortedSegmentSum,
  unstack,
  zeros,
  zerosLike,
} from "../tensor/mod.ts";
import type { SummedTerm } from "./loss_terms.ts";

/** One positive of every anchor, and what it may be compared with. */
export interface PositiveScores extends PositiveTurn {
  /** The anchor's score with it, `[anchors, 1]`. */
  readonly own: Tensor2D;
  /** The anchor's scores with all references, `[anchors, references]`. */
  readonly ofAnchor: Tensor2D;
  /** The positive's scores with all references, `[anchors, references]`, where `across` is given. */
  readonly ofPositive?: Tensor2D;
}

/** What one positive of every anchor adds, each `[anchors]`; only `totals` carries a gradient. */
export type PositiveSums = Omit<SummedTerm, "kind">;

export interface Summands {
  /** Mask of 1 and 0, `[anchors, references]`. */
  readonly positive: Tensor2D;
  /** `[anchors, references]` */
  readonly scores: Tensor2D;
  /** Scores of the references with each other, where positives' own are looked at. */
  readonly across?: Tensor2D;
  /** What `each` looks at beside scores. It is handed back, since the gradient asks again when it is gone. */
  readonly constants: NamedTensorMap;
  /** Differentiable in `own`, `ofAnchor` and `ofPositive`. */
  readonly each: (scores: PositiveScores, constants: NamedTensorMap) => PositiveSums;
}

/**
 * Sums over all positives, one of every anchor at a time, in O(anchors · references) memory. The gradient
 * goes through the positives once more, so that no turn has to be kept for it.
 */
export function sumOverPositives(summands: Summands): SummedTerm {
  const { positive, scores, across, constants } = summands;
  const inputs = across === undefined ? [scores] : [scores, across];
  const names = Object.keys(constants);
  const summed = customGrad((...given) => {
    const tensors = given.slice(0, inputs.length) as Tensor[];
    const save = given.at(-1) as unknown as (kept: Tensor[]) => void;
    save([...tensors, positive, ...Object.values(constants)]);
    return {
      value: sums(over(summands, tensors)),
      gradFunc(dy, kept) {
        const [positive, ...values] = kept.slice(inputs.length);
        const constants = Object.fromEntries(names.map((name, place) => [name, values[place]!]));
        const again = { ...summands, positive: positive as Tensor2D, constants };
        return slopes(over(again, kept), slice(reshape(dy, [3, -1]), 0, 1));
      },
    };
  });
  const [totals, counts, active] = unstack(summed(...inputs)) as Tensor1D[];
  return { kind: "summed", totals: totals!, counts: counts!, active: active! };
}

/** The same with other scores. */
function over(summands: Summands, tensors: readonly Tensor[]): Summands {
  const [scores, across] = tensors as readonly Tensor2D[];
  return { ...summands, scores: scores!, ...(summands.across && { across: across! }) };
}

function scoresOf(turn: PositiveTurn, { scores, across }: Summands): PositiveScores {
  return {
    ...turn,
    own: scoreOfPositive(scores, turn),
    ofAnchor: scores,
    ...(across && { ofPositive: gather<Tensor2D>(across, reshape(turn.column, [-1])) }),
  };
}

/** Totals, counts and active, `[3, anchors]`. */
function sums(summands: Summands): Tensor2D {
  const { positive, constants, each } = summands;
  const step = (sums: Tensor2D, turn: PositiveTurn) => {
    const { totals, counts, active } = each(scoresOf(turn, summands), constants);
    return { state: add<Tensor2D>(sums, stack([totals, counts, active])), output: {} };
  };
  return scanPositives(positive, step, zeros([3, positive.shape[0]]) as Tensor2D).state;
}

/** Σ over anchors of dy · ∂totals/∂ scores, and across. */
function slopes(summands: Summands, dy: Tensor): Tensor[] {
  const { positive, scores, across, constants, each } = summands;
  const [, references] = positive.shape;
  const step = (slopes: Tensor2D[], turn: PositiveTurn) => {
    const { own, ofAnchor, ofPositive } = scoresOf(turn, summands);
    const total = (own: Tensor, ofAnchor: Tensor, ofPositive?: Tensor) => {
      const parts = { own, ofAnchor, ...(ofPositive && { ofPositive }) } as PositiveScores;
      return sum(mul(each({ ...turn, ...parts }, constants).totals, dy));
    };
    const [dOwn, dAnchor, dPositive] = grads(total as Parameters<typeof grads>[0])(
      ofPositive ? [own, ofAnchor, ofPositive] : [own, ofAnchor],
    ) as Tensor2D[];
    const state = [add<Tensor2D>(slopes[0]!, dAnchor!)];
    if (dPositive) {
      const column = reshape(turn.column, [-1]) as Tensor1D;
      state.push(add(slopes[1]!, unsortedSegmentSum(dPositive, column, references)));
    }
    return { state, output: { own: reshape(dOwn!, [-1]) as Tensor1D } };
  };
  const first = [zerosLike(scores), ...(across ? [zerosLike(across)] : [])];
  const { state, outputs } = scanPositives(positive, step, first);
  const [ofScores, ...rest] = state;
  return [add(ofScores!, atPositives(outputs.own as Tensor2D, positive)), ...rest];
}
