import type { Scorer } from "../distances/mod.ts";
import { byClass, type Relation } from "../relations/mod.ts";
import {
  cast,
  eye,
  gather,
  mul,
  neg,
  pad,
  slice,
  sub,
  type Tensor1D,
  type Tensor2D,
  tensor2d,
  tidy,
  topk,
  where,
} from "../tensor/mod.ts";

/** The nearest negatives and some positives of a run of anchors, row by row. */
export interface ScoredBlock {
  /** `[anchors][depth]`, nearest first; beyond an anchor's last negative, anything. */
  readonly negatives: number[][];
  readonly negativeDistances: number[][];
  /** `[anchors][width]`; beyond an anchor's last positive, anything. */
  readonly positives: number[][];
  readonly positiveDistances: number[][];
}

export interface ScoreBlock {
  readonly distance: Scorer<"distance">;
  readonly embeddings: Tensor2D;
  readonly labels: Tensor1D;
  readonly start: number;
  readonly anchors: number;
  /** Negatives of an anchor, at most as many as there are rows. */
  readonly depth: number;
  /** Which positives: the nearest, the farthest, or these rows, `[anchors][width]`. */
  readonly positives: "nearest" | "farthest" | number[][];
  /** Positives of an anchor, at most as many as there are rows. */
  readonly width: number;
}

/** Scores a run of anchors against all rows, and keeps what is needed of that. */
export async function scoreBlock(options: ScoreBlock): Promise<ScoredBlock> {
  const { distance, embeddings, labels, start, anchors, depth, positives, width } = options;
  const found = tidy(() => {
    const d = distance.score(slice(embeddings, start, anchors), embeddings).matrix;
    const relation = withoutSelf(byClass(slice(labels, start, anchors), labels), start);
    const near = topk(where(cast(relation.negative, "bool"), neg(d), -Infinity), depth);
    const columns = typeof positives === "string"
      ? extremes(d, relation.positive, positives, width)
      : tensor2d(positives, [anchors, width], "int32");
    return {
      negatives: near.indices as Tensor2D,
      negativeDistances: neg(near.values) as Tensor2D,
      positives: columns,
      positiveDistances: gather<Tensor2D>(d, columns, { axis: 1, batchDims: 1 }),
    };
  });
  const lists = await Promise.all(
    Object.entries(found).map(async ([name, tensor]) => {
      const rows = await tensor.array();
      tensor.dispose();
      return [name, rows] as const;
    }),
  );
  return Object.fromEntries(lists) as unknown as ScoredBlock;
}

/** Anchor i is row start + i. */
function withoutSelf({ positive, negative }: Relation, start: number): Relation {
  const [anchors, rows] = positive.shape;
  const self = pad(eye(anchors), [[0, 0], [start, rows - start - anchors]]);
  return { positive: mul(positive, sub(1, self)), negative };
}

function extremes(
  d: Tensor2D,
  positive: Tensor2D,
  which: "nearest" | "farthest",
  width: number,
): Tensor2D {
  const values = which === "nearest" ? neg(d) : d;
  return topk(where(cast(positive, "bool"), values, -Infinity), width).indices as Tensor2D;
}
