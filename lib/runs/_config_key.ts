/** A text that is equal for equal configurations, in whichever order their keys stand. */
export function configKey(value: unknown): string {
  return JSON.stringify(
    value,
    (_, part) =>
      part instanceof Object && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a < b ? -1 : 1))
        : part,
  );
}
