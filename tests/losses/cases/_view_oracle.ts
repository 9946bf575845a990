import type { Rows } from "../../distances/_points.ts";

/** Why contracts on labels and order do not hold. */
export const viewExemptions = {
  nothing: "it looks at no labels",
  order: "views lie in halves",
} as const;

/** The halves of a batch. */
export function halves(x: Rows): readonly [first: Rows, second: Rows] {
  return [x.slice(0, x.length / 2), x.slice(x.length / 2)];
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0) / numbers.length;
}

/** Dimensions of a view, each less its mean, `[dimensions][images]`. */
export function centeredColumns(view: Rows): number[][] {
  return view[0]!.map((_, dimension) => {
    const column = view.map((row) => row[dimension]!);
    const middle = meanOf(column);
    return column.map((x) => x - middle);
  });
}
