/** One level of a ragged tensor: which kind of partition, as TensorFlow names it, and its numbers. */
export interface RowPartition {
  readonly kind: string;
  readonly numbers: ArrayLike<number>;
}

export interface RaggedSizes {
  /** How many rows there are, then how long the longest of each level is. */
  readonly longest: readonly number[];
  /** How many rows the level with the most has. */
  readonly mostRows: number;
}

/**
 * Sizes of a ragged tensor whose partitions part `items` values, level by level.
 *
 * @throws {RangeError} if the levels do not fit together.
 */
export function raggedSizes(partitions: readonly RowPartition[], items: number): RaggedSizes {
  const [first] = partitions;
  let rows = first?.kind === "FIRST_DIM_SIZE" ? first.numbers[0] ?? 0 : rowsOf(first) ?? 0;
  let mostRows = rows;
  const longest = [rows];
  partitions.forEach(({ kind, numbers }, level) => {
    if (level === 0 && kind === "FIRST_DIM_SIZE") return;
    const splits = kind === "ROW_SPLITS";
    const next = partitions[level + 1];
    const parts = next === undefined ? items : rowsOf(next);
    const length = splits ? longestSplit(numbers, rows, parts) : longestRun(numbers, rows, parts);
    if (length === undefined) {
      const wanted = splits
        ? `${rows + 1} numbers that rise from 0 to ${parts ?? "the number of rows below"}`
        : `${parts ?? "any"} numbers that rise and stay below ${rows}`;
      throw new RangeError(
        `Cannot lay out ragged rows: partition ${level}, ${kind}, must be ${wanted}, found ${
          listed(numbers)
        }`,
      );
    }
    longest.push(length);
    rows = splits ? numbers[rows]! : numbers.length;
    mostRows = Math.max(mostRows, rows);
  });
  return { longest, mostRows };
}

/** How many rows a partition parts its values into, if it tells. */
function rowsOf(partition: RowPartition | undefined): number | undefined {
  return partition?.kind === "ROW_SPLITS" ? partition.numbers.length - 1 : undefined;
}

/** Undefined if the splits do not part the items into the rows. */
function longestSplit(
  splits: ArrayLike<number>,
  rows: number,
  items = splits[rows],
): number | undefined {
  if (splits.length !== rows + 1 || splits[0] !== 0 || splits[rows] !== items) return undefined;
  let longest = 0;
  for (let row = 0; row < rows; row++) {
    const length = splits[row + 1]! - splits[row]!;
    if (length < 0) return undefined;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** Undefined if the numbers do not name each item's row, in the rows' order. */
function longestRun(
  ids: ArrayLike<number>,
  rows: number,
  items = ids.length,
): number | undefined {
  if (ids.length !== items) return undefined;
  let longest = 0;
  let start = 0;
  for (let item = 0; item < items; item++) {
    const before = item === 0 ? 0 : ids[item - 1]!;
    if (ids[item]! < before || ids[item]! >= rows) return undefined;
    if (ids[item] !== before) start = item;
    longest = Math.max(longest, item + 1 - start);
  }
  return longest;
}

function listed(numbers: ArrayLike<number>): string {
  const first = Array.from({ length: Math.min(numbers.length, 8) }, (_, i) => numbers[i]);
  return `[${first}${numbers.length > 8 ? ",…" : ""}]`;
}
