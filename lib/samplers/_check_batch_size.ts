/** Refuses a batch size that cannot be filled exactly with groups of `group` images. */
export function checkBatchSize(
  sampler: string,
  batchSize: number,
  group: number,
  meaning: string,
): void {
  if (Number.isSafeInteger(batchSize) && batchSize >= group && batchSize % group === 0) return;
  const below = Math.max(group, Math.floor(batchSize / group) * group || group);
  throw new RangeError(
    `Cannot sample ${sampler}: the batch size must be a multiple of ${group} (${meaning}), ` +
      `found ${batchSize}; take ${below} or ${below + group}`,
  );
}
