import type { ConfigValue } from "./config_value.ts";

/** What a key runs through: values, a single one too, or an interval for a search to draw from. */
export type Swept = SweptValues | SweptInterval;

export interface SweptValues {
  readonly kind: "values";
  readonly values: readonly ConfigValue[];
  /** Walked together with the other zipped axes, not crossed with them. */
  readonly zipped: boolean;
}

export interface SweptInterval {
  readonly kind: "interval";
  readonly low: number;
  readonly high: number;
  /** Drawn evenly by its logarithm. */
  readonly log: boolean;
  /** Whole numbers only. */
  readonly whole: boolean;
}
