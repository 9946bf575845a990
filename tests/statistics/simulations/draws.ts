import { normal, type Prng } from "../../../lib/random/mod.ts";

/** Independent normal draws. */
export function normals(prng: Prng, count: number, center = 0, deviation = 1): number[] {
  return Array.from({ length: count }, () => center + deviation * normal(prng));
}

/** Independent exponential draws: mean 1, skewness 2. */
export function exponentials(prng: Prng, count: number): number[] {
  return Array.from({ length: count }, () => -Math.log(1 - prng()));
}

/** Normal draws of mean 0 of which any two have the given correlation, as fold scores do. */
export function correlated(prng: Prng, count: number, correlation: number): number[] {
  const shared = Math.sqrt(correlation) * normal(prng);
  return normals(prng, count, shared, Math.sqrt(1 - correlation));
}

/**
 * Accuracies of 4-fold cross-validation: two classes of 32 normal numbers around ± 0.5, told apart at the
 * mean of the two class means of what is trained on.
 */
export function foldAccuracies(prng: Prng): number[] {
  const folds = Array.from({ length: 4 }, () => [normals(prng, 8, -0.5), normals(prng, 8, 0.5)]);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return folds.map(([low, high]) => {
    const others = folds.filter(([other]) => other !== low);
    const threshold = sum(others.flat(2)) / 48;
    const right = low!.filter((value) => value < threshold).length +
      high!.filter((value) => value >= threshold).length;
    return right / 16;
  });
}
