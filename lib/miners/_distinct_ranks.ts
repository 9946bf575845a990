import {
  add,
  any,
  cast,
  equal,
  expandDims,
  fill,
  less,
  maximum,
  range,
  type Scalar,
  scalar,
  scan,
  statelessInteger,
  sub,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";

export interface DistinctRanks {
  /** int32 `[rows, most]`, in no order that means anything. */
  readonly ranks: Tensor2D;
  /** 1, or 0 where a row has fewer to draw from than `most`, `[rows, most]`. */
  readonly drawn: Tensor2D;
}

/**
 * For each row, `most` different whole numbers below its count, every set of them equally likely; all of
 * them where the count is no more than `most`.
 *
 * Reference: Floyd's algorithm, in Bentley, "Programming Pearls: A Sample of Brilliance", 1987.
 *
 * @param counts int32 `[rows]`
 */
export function distinctRanks(seed: Tensor1D, counts: Tensor1D, most: number): DistinctRanks {
  const [rows] = counts.shape;
  // Below its count, or `most` where that is more: then each number below `most` comes up once.
  const first: Tensor1D = sub(maximum(counts, scalar(most, "int32")), scalar(most, "int32"));
  const places = range(0, most, 1, "int32");
  const last: Tensor2D = add(expandDims(first, 0), expandDims(places, 1));
  const draws = statelessInteger<Tensor2D>(seed, add(last, scalar(1, "int32")), [most, rows]);
  const { state } = scan(
    (found: Tensor2D, { draw, last, place }: Step) => {
      const known = any(equal(found, expandDims(draw, 1)), 1);
      const taken = expandDims(where(known, last, draw), 1);
      const here = expandDims(equal(places, place), 0);
      return { state: where(here, taken, found) as Tensor2D, output: {} };
    },
    fill([rows, most], -1, "int32"),
    { draw: draws, last, place: places },
  );
  return { ranks: state, drawn: cast(less(state, expandDims(counts, 1)), "float32") };
}

/** What each row draws at one place, and what it takes where it has drawn that before. */
interface Step {
  /** int32 `[rows]` */
  readonly draw: Tensor1D;
  /** int32 `[rows]` */
  readonly last: Tensor1D;
  /** The place, int32. */
  readonly place: Scalar;
}
