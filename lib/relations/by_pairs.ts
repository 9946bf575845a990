import {
  add,
  cast,
  equal,
  expandDims,
  gather,
  greaterEqual,
  lowerBound,
  minimum,
  mul,
  reshape,
  scalar,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
  tensor2d,
} from "../tensor/mod.ts";
import { amongKnown } from "./_among_known.ts";
import { exceptSelf } from "./_except_self.ts";
import type { PairLabel } from "./pair_label.ts";
import type { Relate } from "./relation.ts";

/** Two items by their numbers, and what is known of them. */
export type LabelledPair = readonly [first: number, second: number, label: PairLabel];

export interface PairsOptions {
  /** Item numbers are 0 to items − 1; at most 46,340, so that each pair has a number in int32. */
  readonly items: number;
  /** What is known, in either order; of all other pairs nothing is. */
  readonly pairs: readonly LabelledPair[];
}

/** Items whose pairs can be numbered: 46340² is the last square below 2³¹. */
const MOST_ITEMS = 46_340;

/**
 * Items of which single pairs are known to be the same or different: those are positive or negative, and
 * all others ignored. It goes with any sampler and miner; `fixed-pairs` brings both sides of a pair into
 * one batch.
 *
 * Labels are int32 `[rows]`, the item's own number; −1 is unknown. Looking up costs O(log pairs) a cell.
 *
 * @throws {RangeError} If an item's number is out of range, a pair is of one item, or two entries
 * contradict each other.
 *
 * @example Two of three pairs known
 * ```ts
 * import { byPairs } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const relate = byPairs({ items: 3, pairs: [[0, 1, "same"], [2, 0, "different"]] });
 * const { positive, negative } = relate(tensor1d([0, 1, 2], "int32"));
 * assertEquals(await positive.array(), [[0, 1, 0], [1, 0, 0], [0, 0, 0]]);
 * assertEquals(await negative.array(), [[0, 0, 1], [0, 0, 0], [1, 0, 0]]);
 * ```
 */
export function byPairs({ items, pairs }: PairsOptions): Relate<Tensor1D> {
  const known = numberPairs(items, pairs);
  return (anchors, references) => {
    const others = references ?? anchors;
    const numbers: Tensor2D = add(
      expandDims(mul(anchors, scalar(items, "int32")), 1),
      expandDims(others, 0),
    );
    const relation = amongKnown(
      {
        positive: isAmong(known.same, numbers),
        negative: isAmong(known.different, numbers),
      },
      greaterEqual(anchors, 0),
      greaterEqual(others, 0),
    );
    return references === undefined ? exceptSelf(relation) : relation;
  };
}

/** 1 where a number stands in the ascending list, else 0. */
function isAmong(list: Int32Array, numbers: Tensor2D): Tensor2D {
  const flat: Tensor2D = reshape(numbers, [1, -1]);
  // The entry after the last can be no pair's number.
  const ended = Int32Array.of(...list, 2 ** 31 - 1);
  const places = lowerBound(tensor2d(ended, [1, ended.length], "int32"), flat);
  const last = scalar(list.length, "int32");
  const found = gather(tensor1d(ended, "int32"), reshape(minimum(places, last), [-1]));
  return cast(equal(reshape(found, numbers.shape), numbers), "float32");
}

/** The numbers first · items + second of both orders of each pair, ascending. */
function numberPairs(items: number, pairs: readonly LabelledPair[]) {
  if (!Number.isInteger(items) || items < 1 || items > MOST_ITEMS) {
    throw new RangeError(
      `Cannot relate pairs: items must be a whole number from 1 to ${MOST_ITEMS}, found ${items}`,
    );
  }
  const labels = new Map<number, PairLabel>();
  for (const [first, second, label] of pairs) {
    checkPair(items, first, second);
    const numbers = [first * items + second, second * items + first];
    for (const number of numbers) {
      const before = labels.get(number) ?? label;
      if (before !== label) {
        throw new RangeError(
          `Cannot relate pairs: (${first}, ${second}) must have one label, found ${before} and ${label}`,
        );
      }
      labels.set(number, label);
    }
  }
  const listed = (label: PairLabel) =>
    Int32Array.from([...labels].filter(([, each]) => each === label).map(([number]) => number))
      .toSorted();
  return { same: listed("same"), different: listed("different") };
}

function checkPair(items: number, first: number, second: number): void {
  const isItem = (item: number) => Number.isInteger(item) && item >= 0 && item < items;
  if (isItem(first) && isItem(second) && first !== second) return;
  throw new RangeError(
    `Cannot relate pairs: a pair must be of two different items from 0 to ${items - 1}, ` +
      `found (${first}, ${second})`,
  );
}
