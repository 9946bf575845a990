import type { BatchItem } from "./_batches.ts";
import { checkMlflowName, checkMlflowText, mlflowLimits } from "./limits.ts";
import type { MlflowDataset, MlflowMetric } from "./mlflow_run.ts";
import { toWireInteger, toWireNumber } from "./wire_number.ts";

/** Params or tags in MLflow's form. */
export function textItems(
  kind: "param" | "tag",
  texts: Readonly<Record<string, string>> = {},
): BatchItem[] {
  return Object.entries(texts).map(([key, value]) => {
    checkMlflowName(key);
    checkMlflowText(kind, key, value);
    return { key, value };
  });
}

/** A metric in MLflow's form. */
export function metricItem({ key, value, timestamp, step }: MlflowMetric): BatchItem {
  checkMlflowName(key);
  return {
    key,
    value: toWireNumber(value),
    timestamp: toWireInteger(`the timestamp of metric "${key}"`, timestamp),
    step: toWireInteger(`the step of metric "${key}"`, step),
  };
}

/** A data set in MLflow's form. */
export function datasetInput({ context, ...dataset }: MlflowDataset) {
  const { datasetNameLength, digestLength } = mlflowLimits;
  for (const [field, limit] of [["name", datasetNameLength], ["digest", digestLength]] as const) {
    const { length } = dataset[field];
    if (length < 1 || length > limit) {
      throw new RangeError(
        `Cannot send data set "${dataset.name}" to MLflow: expected a ${field} of 1-${limit} ` +
          `characters, found ${length}`,
      );
    }
  }
  return { dataset, tags: context ? [{ key: "mlflow.data.context", value: context }] : [] };
}
