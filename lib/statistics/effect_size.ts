/** A difference in units of a standard deviation, with its interval. */
export interface EffectSize {
  readonly measure: "Cohen's d_z" | "Hedges' g";
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Share of such intervals that hold the true effect. */
  readonly level: number;
}

export interface EffectSizeOptions {
  /** In (0, 1); default 0.95. */
  readonly level?: number;
}
