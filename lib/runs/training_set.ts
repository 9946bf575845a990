import {
  type Dataset,
  dropEmptyClasses,
  flipLabels,
  hideLabels,
  limitSamples,
  longTail,
  selectSamples,
} from "../data/mod.ts";
import { streams as openStreams } from "../random/mod.ts";
import type { TrainingTrial } from "./trial_config.ts";

/** The images that a trial trains on. */
export interface TrainingSet {
  /** Classes without an image are dropped, and the others numbered from 0; a label may be wrong, or −1. */
  readonly data: Dataset;
  /** The true class of each image, `[count]`, never −1. */
  readonly truth: Int32Array;
}

/** What of a trial's configuration decides on its training set. */
export type TrainingSetConfig = Pick<
  TrainingTrial,
  "seed" | "objective" | "trainingImages" | "imbalance" | "labelsPerClass" | "labelNoise"
>;

/**
 * Makes a trial's training set of the training part: fewer images, uneven classes, labels hidden and labels
 * wrong, in this order. Images without a label are left to objectives that need none. Drawn from the seed's
 * stream `labels`: all set-ups of a seed have the same images and labels.
 *
 * @throws {RangeError} If there are fewer images, or images of a class, than wanted.
 */
export function trainingSet(config: TrainingSetConfig, trainingPart: Dataset): TrainingSet {
  const { seed, trainingImages, imbalance, labelsPerClass, labelNoise } = config;
  const streams = openStreams(seed);
  const limited = trainingImages === undefined
    ? trainingPart
    : limitSamples(trainingPart, { count: trainingImages, streams });
  const whole = dropEmptyClasses(limited);
  const uneven = imbalance === 1 ? whole : longTail(whole, { ratio: imbalance, streams });
  const known = labelsPerClass === undefined
    ? uneven
    : hideLabels(uneven, { perClass: labelsPerClass, streams });
  const data = labelNoise === 0 ? known : flipLabels(known, { share: labelNoise, streams });
  const truth = uneven.labels;
  if (learnsWithoutLabels(config)) return { data, truth };
  const labelled = data.labels.keys().filter((image) => data.labels[image]! >= 0).toArray();
  return {
    data: selectSamples(data, labelled),
    truth: Int32Array.from(labelled, (image) => truth[image]!),
  };
}

/** Whether a trial's objective looks at no label. */
export function learnsWithoutLabels({ objective }: Pick<TrainingTrial, "objective">): boolean {
  return objective?.name === "self-supervised";
}
