import {
  add,
  cast,
  cumsum,
  fill,
  gather,
  less,
  lowerBound,
  max,
  minimum,
  mul,
  range,
  relu,
  type Scalar,
  scalar,
  scan,
  type Scanned,
  type ScanStep,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  transpose,
} from "../tensor/mod.ts";

/** One positive of every anchor. */
export interface PositiveTurn {
  /** Where it stands among the references, int32 `[anchors, 1]`; some column where there is none. */
  readonly column: Tensor2D;
  /** 1, or 0 for an anchor that has no more positives, `[anchors, 1]`. */
  readonly present: Tensor2D;
}

/**
 * Goes through the positives, one of every anchor at a time: first the first of each, then the second. So
 * whatever compares each positive with all references takes `[anchors, references]` of memory, and as many
 * turns as the largest class needs. No gradient goes through it.
 *
 * @param positive mask of 1 and 0, `[anchors, references]`
 */
export function scanPositives<State extends object, Output extends object>(
  positive: Tensor2D,
  step: (state: State, turn: PositiveTurn) => ScanStep<State, Output>,
  state: State,
): Scanned<State, Output> {
  const [anchors, references] = positive.shape;
  const upTo: Tensor2D = cumsum(positive, 1);
  const each: Tensor2D = sum(positive, 1, true);
  const last = scalar(references - 1, "int32");
  return scan(
    (state: State, turn: Scalar) => {
      const number: Tensor2D = mul(fill([anchors, 1], 1), add(turn, 1));
      return step(state, {
        column: minimum<Tensor2D>(lowerBound(upTo, number), last),
        present: cast(less(turn, each), "float32"),
      });
    },
    state,
    range(0, references) as Tensor,
    { steps: cast(max(each), "int32") },
  );
}

/**
 * What each turn gave each anchor, `[references, anchors]`, put where its positive stands:
 * `[anchors, references]`, 0 elsewhere.
 */
export function atPositives(outputs: Tensor2D, positive: Tensor2D): Tensor2D {
  const turns = cast(relu(sub(cumsum(positive, 1), 1)), "int32");
  return mul(positive, gather(transpose(outputs), turns, { axis: 1, batchDims: 1 }));
}

/** The score of each anchor with this turn's positive, `[anchors, 1]`. */
export function scoreOfPositive(scores: Tensor2D, { column }: PositiveTurn): Tensor2D {
  return gather(scores, column, { axis: 1, batchDims: 1 });
}
