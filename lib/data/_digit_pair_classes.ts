import { digitPairFolds } from "./_digit_pair_folds.ts";
import { sample, streams } from "../random/mod.ts";

/**
 * Classes of each part, as indices: class `10 a + b` has digit `a` on the left and `b` on the
 * right.
 */
export interface DigitPairClasses {
  readonly train: readonly number[];
  readonly validation: readonly number[];
  readonly test: readonly number[];
}

/** Which part of a cross-validation a split is. */
export interface Folds {
  /** How many; the usual validation classes, if left out. */
  readonly folds?: number | undefined;
  /** The fold to validate on, from 0. */
  readonly fold?: number | undefined;
}

/**
 * Deals the 100 classes to the parts: 40, 10 and 50 of them.
 *
 * The ten-by-ten table of classes, its rows and columns shuffled, is made a Latin square: row r and
 * column c hold the symbol (r + c) mod 10, so that the cells of a symbol cover each digit once a
 * side. The test part has five symbols, hence every digit five times a side. The validation part
 * has the even rows of symbols 5 and 7: five digits on the left and five on the right, each twice.
 * A whole symbol would be more even but too easy, since one half of an image would tell its class.
 * The training part has the rest.
 *
 * The shuffles are fixed, so that no seed decides which classes are hard.
 *
 * With folds, the 50 classes that are not the test part's are dealt anew: one fold validates, the others
 * train.
 */
export function digitPairClasses({ folds, fold = 0 }: Folds = {}): DigitPairClasses {
  const rows = sample(streams(0).open("split", "digit-pairs/rows"), 10, 10);
  const columns = sample(streams(0).open("split", "digit-pairs/columns"), 10, 10);
  const parts = Map.groupBy(Array(100).keys(), (pair) => {
    return partOf(rows[Math.floor(pair / 10)]!, columns[pair % 10]!);
  });
  const [train, validation, test] = [
    parts.get("train")!,
    parts.get("validation")!,
    parts.get("test")!,
  ];
  if (folds === undefined) return { train, validation, test };
  const dealt = digitPairFolds([...train, ...validation].toSorted((a, b) => a - b), folds);
  const held = dealt[fold] ?? [];
  return { train: dealt.flat().filter((pair) => !held.includes(pair)), validation: held, test };
}

function partOf(row: number, column: number): keyof DigitPairClasses {
  const symbol = (row + column) % 10;
  if (symbol < 5) return "test";
  return row % 2 === 0 && (symbol === 5 || symbol === 7) ? "validation" : "train";
}
