import { type Prng, sample } from "../random/mod.ts";
import { rememberLast } from "./_remember_last.ts";

/** How {@linkcode shuffledBlocks} is cut. */
export interface ShuffledBlocksOptions {
  /** Blocks hold whole numbers below this. */
  readonly items: number;
  /** Numbers in a block. */
  readonly size: number;
  /** Opens the stream that shuffles an epoch. */
  readonly open: (epoch: number) => Prng;
}

/**
 * An endless sequence of shuffled passes over 0 … `items` - 1, cut into blocks; gives block number
 * `index`. No block holds a number twice, unless it is larger than a pass.
 *
 * Since each pass holds every number once, uses of two numbers never differ by more than one,
 * however long the run is. Where a block begins in one pass and ends in the next, the next pass
 * puts the numbers that the block has already behind those it has not. An epoch is the shortest run
 * of whole passes that is also one of whole blocks, so that nothing reaches from one epoch into the
 * next.
 */
export function shuffledBlocks(options: ShuffledBlocksOptions): (index: number) => Int32Array {
  const { items, size, open } = options;
  const blocks = items / greatestCommonDivisor(items, size);
  const order = rememberLast((epoch: number) => drawEpoch(open(epoch), items, size, blocks));
  return (index) => {
    const start = (index % blocks) * size;
    return order(Math.floor(index / blocks)).subarray(start, start + size);
  };
}

function drawEpoch(prng: Prng, items: number, size: number, blocks: number): Int32Array {
  const order = new Int32Array(blocks * size);
  for (let start = 0; start < order.length; start += items) {
    const pass = sample(prng, items, items);
    const begun = order.subarray(start - start % size, start);
    order.set(size <= items ? deferred(pass, new Set(begun), size) : pass, start);
  }
  return order;
}

/** The pass with those of its first `size` numbers that are in `used` moved behind the others. */
function deferred(pass: Int32Array, used: ReadonlySet<number>, size: number): Int32Array {
  if (used.size === 0) return pass;
  const head = pass.subarray(0, size);
  const fresh = head.filter((item) => !used.has(item));
  const again = head.filter((item) => used.has(item));
  head.set(fresh);
  head.set(again, fresh.length);
  return pass;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
