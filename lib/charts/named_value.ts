/** A value that no training moves, such as chance: a line across a chart, a row of a table. */
export interface NamedValue {
  readonly name: string;
  /** The metric, 0-1. */
  readonly mean: number;
}
