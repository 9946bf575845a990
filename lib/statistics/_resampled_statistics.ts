import { integerBelow, type Prng } from "../random/mod.ts";
import { checkShare } from "./_check_share.ts";
import { checkValues } from "./_check_values.ts";
import type { BootstrapOptions } from "./bootstrap_options.ts";
import { mean } from "./mean.ts";

/** Fewer replicates hold too little of their distribution for resampling to show it. */
const fewest = 10;

/** Options with their defaults filled in. */
export function settleBootstrap(
  values: readonly number[],
  { statistic = mean, resamples = 10_000, level = 0.95, ...rest }: BootstrapOptions,
): Required<BootstrapOptions> {
  const purpose = `bootstrap over ${rest.unit}`;
  if (values.length < fewest) {
    throw new RangeError(
      `Cannot ${purpose}: needs at least ${fewest}, found ${values.length}; over so few it covers far ` +
        "less than it claims (at 95 %: 75 % over 3, 83 % over 5); use tInterval",
    );
  }
  checkValues(purpose, values, fewest);
  checkShare(purpose, "level", level);
  if (!(Number.isInteger(resamples) && resamples >= 100)) {
    throw new RangeError(
      `Cannot ${purpose}: resamples must be a whole number of at least 100, found ${resamples}`,
    );
  }
  return { ...rest, statistic, resamples, level };
}

/** The statistic of each resample, in ascending order. */
export function resampledStatistics(
  values: readonly number[],
  { statistic, resamples, prng }: Required<BootstrapOptions>,
): Float64Array {
  const resample = new Array<number>(values.length);
  return Float64Array.from({ length: resamples }, () => {
    draw(values, resample, prng);
    return statistic(resample);
  }).sort();
}

/** Fills `resample` with draws with replacement. */
function draw(values: readonly number[], resample: number[], prng: Prng): void {
  for (let index = 0; index < resample.length; index++) {
    resample[index] = values[integerBelow(prng, values.length)]!;
  }
}

/** The value below which a share of sorted values lies, between neighbours by linear interpolation. */
export function sortedQuantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
