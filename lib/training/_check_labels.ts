import type { Dataset } from "../data/mod.ts";
import type { Objective } from "../objectives/mod.ts";

/** Refuses labels that an objective with weights for each class has none for. */
export function checkLabels(
  { objective: { classes }, data }: {
    readonly objective: Pick<Objective, "classes">;
    readonly data: Pick<Dataset, "labels" | "name">;
  },
): void {
  const largest = data.labels.reduce((largest, label) => Math.max(largest, label), -1);
  if (classes === undefined || largest < classes) return;
  throw new RangeError(
    `Cannot train: the loss has weights for ${classes} classes, so labels must be below ${classes}, found ` +
      `${largest} in ${data.name}; create the loss for ${
        largest + 1
      } classes, or number the classes ` +
      `from 0 by dropEmptyClasses()`,
  );
}
