/** What MLflow 3 accepts, by its `mlflow/utils/validation.py`; lengths are in characters. */
export const mlflowLimits = {
  metricsPerBatch: 1000,
  paramsPerBatch: 100,
  tagsPerBatch: 100,
  itemsPerBatch: 1000,
  /** Characters of a batch's keys and values: hosted MLflow refuses requests over 1 MB. */
  charactersPerBatch: 500_000,
  nameLength: 250,
  /** Servers cut longer values off and answer 200, so the client refuses them. */
  paramLength: 6000,
  tagLength: 8000,
  digestLength: 36,
  datasetNameLength: 500,
} as const;

/**
 * Checks the name of a metric, a param or a tag by MLflow's rules: letters, digits and `_ - . / :`
 * and spaces; at most 250 characters; parts between slashes are not empty and not `.` or `..`.
 *
 * @throws {RangeError} If the name breaks them. `@` and `=` do: write `recall_at_1`, not `recall@1`.
 */
export function checkMlflowName(name: string): void {
  const { nameLength } = mlflowLimits;
  const legal = /^[/\p{L}\p{N}_.\- :]+$/u.test(name) && name.length <= nameLength &&
    !name.startsWith("..") && name.split("/").every((part) => !["", ".", ".."].includes(part));
  if (legal) return;
  const found = name.length > nameLength ? `${name.length} characters` : `"${name}"`;
  throw new RangeError(
    `Cannot use this name in MLflow: expected letters, digits, _ - . : and spaces, in parts ` +
      `divided by /, at most ${nameLength} characters, found ${found}; write recall_at_1, not recall@1`,
  );
}

/**
 * Checks the value of a param or a tag.
 *
 * @throws {TypeError} If it is not a string: MLflow answers 200 to a number and stores nothing.
 * @throws {RangeError} If it is too long: MLflow answers 200 and cuts it off.
 */
export function checkMlflowText(kind: "param" | "tag", name: string, value: unknown): void {
  if (typeof value !== "string") {
    throw new TypeError(
      `Cannot send ${kind} "${name}" to MLflow: expected a string, found ${typeof value}`,
    );
  }
  const limit = kind === "param" ? mlflowLimits.paramLength : mlflowLimits.tagLength;
  if (value.length > limit) {
    throw new RangeError(
      `Cannot send ${kind} "${name}" to MLflow: expected at most ${limit} characters, ` +
        `found ${value.length}; log it as an artifact`,
    );
  }
}
