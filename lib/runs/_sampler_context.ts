import { type Dataset, imageContents } from "../data/mod.ts";
import type { Streams } from "../random/mod.ts";
import type { SamplerContext } from "../samplers/mod.ts";
import type { TrainingTrial } from "./trial_config.ts";
import { learnsWithoutLabels } from "./training_set.ts";

type Config = Pick<TrainingTrial, "setup" | "sampler" | "objective" | "batchSize" | "views">;

/** Samplers that never look at a label. */
const withoutLabels: readonly string[] = ["uniform", "no-duplicates"];

/**
 * What a trial's sampler may look at: of as many images as make a batch with their views, the categories of
 * those whose data set has some, and what each shows, two being the same if they are equal byte by byte.
 *
 * @throws {RangeError} If the sampler needs what the data have not, the views do not part the batch, or the
 * sampler looks at labels that the objective is to do without.
 */
export function samplerContext(config: Config, data: Dataset, streams: Streams): SamplerContext {
  const { setup, sampler: { name }, batchSize, views } = config;
  const { labels, categories } = data;
  const cannot = `Cannot build set-up ${setup}:`;
  if (batchSize % views !== 0) {
    throw new RangeError(
      `${cannot} batchSize must be a multiple of views, found ${batchSize} and ${views}`,
    );
  }
  if (learnsWithoutLabels(config) && !withoutLabels.includes(name)) {
    throw new RangeError(
      `${cannot} a self-supervised objective goes with a sampler that looks at no label, ` +
        `${withoutLabels.join(" or ")}, found ${name}`,
    );
  }
  if (name === "weighted") {
    throw new RangeError(
      `${cannot} the sampler weighted needs a weight for each image, which a trial has not; take another`,
    );
  }
  if (["hierarchical", "balanced"].includes(name) && categories === undefined) {
    throw new RangeError(
      `${cannot} the sampler ${name} needs data whose classes have categories, found ${data.name}; ` +
        `take another sampler, or digit-pairs`,
    );
  }
  return {
    labels,
    batchSize: batchSize / views,
    streams,
    ...(categories && { categories: labels.map((label) => categories[label] ?? -1) }),
    ...(name === "no-duplicates" && { contents: imageContents(data) }),
  };
}
