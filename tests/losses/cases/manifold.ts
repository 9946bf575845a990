import { cosine } from "../../../lib/distances/mod.ts";
import { manifold } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at, randomRows, type Rows, table } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

/** As many as the labels of the contract need. */
const count = 12;

/** Inverse by Gauss and Jordan; diagonally dominant enough to need no pivots. */
function inverse(matrix: Rows): number[][] {
  const size = matrix.length;
  const rows = table(
    size,
    2 * size,
    (r, c) => c < size ? at(matrix, r, c) : c - size === r ? 1 : 0,
  );
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = at(rows, pivot, pivot);
    rows[pivot] = rows[pivot]!.map((x) => x / scale);
    for (let r = 0; r < size; r++) {
      const factor = at(rows, r, pivot);
      if (r !== pivot) rows[r] = rows[r]!.map((x, c) => x - factor * at(rows, pivot, c));
    }
  }
  return rows.map((row) => row.slice(size));
}

/** Walks that are known, by their nodes: neither labels nor reducers matter to them. */
const walks = new Map<string, number[][]>();

/** Where walks from each node lead. */
function walkOf(nodes: Rows, continuation: number): number[][] {
  const key = JSON.stringify([continuation, nodes]);
  const walk = walks.get(key) ?? newWalkOf(nodes, continuation);
  walks.set(key, walk);
  return walk;
}

function newWalkOf(nodes: Rows, continuation: number): number[][] {
  const cosines = scoreOracles.cosine(nodes, nodes);
  const size = nodes.length;
  const alike = table(
    size,
    size,
    (r, c) => r === c ? 0 : Math.exp(2 * Math.max(0, at(cosines, r, c))),
  );
  const degrees = alike.map(total);
  const left = table(
    size,
    size,
    (r, c) =>
      (r === c ? 1 : 0) - continuation * at(alike, r, c) / Math.sqrt(degrees[r]! * degrees[c]!),
  );
  return inverse(left).map((row) => row.map((x) => x * (1 - continuation)));
}

function caseOf(continuation: number, margin: number, contextWeight: number): LossCase {
  return lossCase({
    name: `manifold, continuation ${continuation}, margin ${margin}`,
    part: "manifold",
    loss: manifold(
      { proxies: count, continuation, margin, contextWeight, assignment: "labels" },
      { classes: count, dimensions: 4 },
    ),
    miner: allPairs(),
    scorer: cosine(),
    weights: { proxies: randomRows(count, 4, 9) },
    tuples(x, labels, { weights }) {
      const walk = walkOf([...x, ...weights["proxies"]!], continuation);
      const fromRows = walk.slice(0, x.length);
      const likenesses = {
        intrinsic: fromRows.map((row) => row.slice(x.length)),
        context: scoreOracles.cosine(fromRows, walk.slice(x.length)),
      };
      const losses = (likeness: Rows, weight: number) =>
        labels.flatMap((own, row) => {
          if (own < 0) return [];
          const violations = likeness[row]!
            .map((each) => each - at(likeness, row, own) + margin)
            .filter((violation, proxy) => proxy !== own && violation >= 0);
          return [weight * Math.log1p(total(violations.map(Math.exp)))];
        });
      return {
        intrinsic: losses(likenesses.intrinsic, 1),
        context: losses(likenesses.context, contextWeight),
      };
    },
  });
}

export const manifoldCases: readonly LossCase[] = [caseOf(0.8, 5e-4, 1), caseOf(0.5, 0.05, 0.3)];
