import {
  abs,
  cdist,
  customGrad,
  div,
  expandDims,
  greater,
  max,
  mul,
  pow,
  scan,
  sign,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  where,
  zerosLike,
} from "../tensor/mod.ts";
import { blocksOfRows } from "./_blocks_of_rows.ts";

/**
 * (Σ |q − r|^p)^(1/p) of every pair, `[queries, references]`, a block of queries at a time. The gradient
 * recomputes each block rather than keep it.
 */
export function minkowskiDistances(queries: Tensor2D, references: Tensor2D, p: number): Tensor2D {
  if (p === 2) return cdist(queries, references);
  const { cut, join } = blocksOfRows(queries.shape[0], references.size);
  const pairwise = customGrad((left, right, save) => {
    const [q, r] = [left as Tensor2D, right as Tensor2D];
    const { outputs } = scan(
      (state, rows: Tensor2D) => ({ state, output: lengths(differences(rows, r), p) }),
      {},
      cut(q),
    );
    const value = join(outputs as Tensor3D);
    (save as (kept: Tensor[]) => void)([value, q, r]);
    return {
      value,
      gradFunc(dy, kept) {
        const [d, q, r] = kept as [Tensor2D, Tensor2D, Tensor2D];
        const { state, outputs } = scan(
          (pulls: Tensor2D, { rows, distances, slopes }: Block) => {
            const ways = directions(differences(rows, r), distances, p);
            const each = mul(ways, expandDims(slopes, 2));
            return { state: sub<Tensor2D>(pulls, sum(each, 0)), output: sum<Tensor2D>(each, 1) };
          },
          zerosLike(r),
          { rows: cut(q), distances: cut(d), slopes: cut(dy as Tensor2D) },
        );
        return [join(outputs as Tensor3D), state];
      },
    };
  });
  return pairwise(queries, references) as Tensor2D;
}

/** Some of the queries, with their distances to all references and the slopes there. */
interface Block {
  readonly rows: Tensor2D;
  readonly distances: Tensor2D;
  readonly slopes: Tensor2D;
}

/** q − r, `[queries, references, dimensions]`. */
function differences(queries: Tensor2D, references: Tensor2D): Tensor3D {
  return sub(expandDims(queries, 1), expandDims(references, 0));
}

/** p-norms along the last axis. The largest entry is taken out, so that no power leaves float32's range. */
function lengths(vectors: Tensor3D, p: number): Tensor2D {
  const sizes = abs(vectors);
  if (p === 1) return sum(sizes, 2);
  const largest = max(sizes, 2, true);
  const apart = greater(largest, 0);
  const total = sum(pow(div(sizes, where(apart, largest, 1)), p), 2, true);
  return mul(largest, pow(where(apart, total, 1), 1 / p)).squeeze([2]);
}

/** Gradient of each p-norm: sign(x) (|x| / length)^(p − 1), 0 where the length is. */
function directions(vectors: Tensor3D, lengths: Tensor2D, p: number): Tensor3D {
  if (p === 1) return sign(vectors);
  const long = expandDims(lengths, 2);
  const apart = greater(long, 0);
  const shares = div(abs(vectors), where(apart, long, 1));
  return mul(sign(vectors), pow(shares, p - 1));
}
