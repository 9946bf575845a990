import type { Dataset } from "../data/mod.ts";
import { trainingSet, type TrainingSetConfig } from "./training_set.ts";

/**
 * What the record of a trial tells of its training set, where an option changes it: `train/images`,
 * `train/known_labels` and `train/wrong_labels`, all counts.
 */
export function trainingSetMetrics(
  config: TrainingSetConfig,
  trainingPart: Dataset,
): Readonly<Record<string, number>> {
  const { trainingImages, imbalance, labelsPerClass, labelNoise } = config;
  const isWhole = trainingImages === undefined && labelsPerClass === undefined;
  if (isWhole && imbalance === 1 && labelNoise === 0) return {};
  const { data: { labels }, truth } = trainingSet(config, trainingPart);
  const isWrong = (label: number, image: number) => label >= 0 && label !== truth[image];
  return {
    "train/images": labels.length,
    "train/known_labels": labels.filter((label) => label >= 0).length,
    "train/wrong_labels": labels.filter(isWrong).length,
  };
}
