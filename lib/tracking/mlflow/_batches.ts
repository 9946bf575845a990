import { mlflowLimits } from "./limits.ts";

/** A metric, param or tag in a batch, in MLflow's form. */
export type BatchItem = {
  readonly key: string;
  readonly value: string | number;
  readonly timestamp?: number;
  readonly step?: number;
};

/** What one request may carry. */
export interface Batch {
  readonly params: readonly BatchItem[];
  readonly tags: readonly BatchItem[];
  readonly metrics: readonly BatchItem[];
}

const perKind = {
  params: mlflowLimits.paramsPerBatch,
  tags: mlflowLimits.tagsPerBatch,
  metrics: mlflowLimits.metricsPerBatch,
} as const;

const kinds = ["params", "tags", "metrics"] as const;

/** Divides what is to be logged into as few batches as the limits allow, in the same order. */
export function divideIntoBatches(all: Batch): Batch[] {
  const batches: Record<keyof Batch, BatchItem[]>[] = [];
  let items = Infinity;
  let characters = 0;
  for (const kind of kinds) {
    for (const item of all[kind]) {
      const length = item.key.length + String(item.value).length;
      const current = batches.at(-1);
      const fits = current && current[kind].length < perKind[kind] &&
        items < mlflowLimits.itemsPerBatch &&
        characters + length <= mlflowLimits.charactersPerBatch;
      if (fits) current[kind].push(item);
      else batches.push({ params: [], tags: [], metrics: [], [kind]: [item] });
      items = fits ? items + 1 : 1;
      characters = fits ? characters + length : length;
    }
  }
  return batches;
}
