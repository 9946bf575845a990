import type { Prng } from "../random/mod.ts";

/** Draws images one by one, each in proportion to its weight among those not drawn yet. */
export interface WeightedDraw {
  /** The next image; none, when all that weigh anything are drawn. */
  draw(): number | undefined;
  /** Leaves an image out of further draws. */
  remove(image: number): void;
}

/**
 * Opens draws without replacement: O(images) to open, O(log images) a draw.
 *
 * Sums of weights lie in a binary indexed tree; `open` copies it, so that every step begins anew.
 *
 * Reference: Fenwick, "A New Data Structure for Cumulative Frequency Tables", 1994.
 */
export function weightedDraws(weights: Float64Array): (prng: Prng) => WeightedDraw {
  const sums = treeOf(weights);
  const drawable = weights.filter((weight) => weight > 0).length;
  return (prng) => {
    let tree = sums.slice();
    const left = weights.slice();
    let drawn = 0;
    const remove = (image: number) => {
      if (left[image] === 0) return;
      for (let node = image + 1; node < tree.length; node += node & -node) {
        tree[node]! -= left[image]!;
      }
      left[image] = 0;
      drawn++;
    };
    return {
      draw() {
        while (drawn < drawable) {
          const image = Math.min(find(tree, prng() * total(tree)), left.length - 1);
          if (left[image] !== 0) {
            remove(image);
            return image;
          }
          // Rounding has left a crumb where an image was: sum up anew.
          tree = treeOf(left);
        }
        return undefined;
      },
      remove,
    };
  };
}

function treeOf(weights: Float64Array) {
  const tree = new Float64Array(weights.length + 1);
  weights.forEach((weight, image) => tree[image + 1] = weight);
  for (let node = 1; node < tree.length; node++) {
    const parent = node + (node & -node);
    if (parent < tree.length) tree[parent]! += tree[node]!;
  }
  return tree;
}

function total(tree: Float64Array): number {
  let sum = 0;
  for (let node = tree.length - 1; node > 0; node -= node & -node) sum += tree[node]!;
  return sum;
}

/** The image in whose stretch of the summed weights the target lies. */
function find(tree: Float64Array, target: number): number {
  let node = 0;
  let rest = target;
  for (let stride = 2 ** Math.floor(Math.log2(tree.length)); stride >= 1; stride /= 2) {
    const next = node + stride;
    if (next < tree.length && tree[next]! <= rest) {
      node = next;
      rest -= tree[next]!;
    }
  }
  return node;
}
