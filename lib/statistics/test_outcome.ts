/** What a test of "no difference" found. */
export interface TestOutcome {
  /** The test's name and how its p-value was computed, as a paper would say it. */
  readonly test: string;
  readonly statistic: number;
  /** Probability of a statistic at least as far out where there is no difference, in 0-1. */
  readonly p: number;
}
