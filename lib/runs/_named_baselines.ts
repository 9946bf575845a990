import { configKey } from "./_config_key.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/**
 * The baselines' trials by name. Untrained encoders that differ go by what they differ in, such as
 * `untrained, dimensions 8`: a mean over different encoders would be of none of them.
 */
export function namedBaselines(outcomes: readonly TrialOutcome[]): Map<string, TrialOutcome[]> {
  const baselines = outcomes.filter(({ config }) => config.kind !== "training");
  const encoders = baselines.flatMap(({ config }) =>
    config.kind === "untrained" ? [config.encoder] : []
  );
  return Map.groupBy(
    baselines,
    ({ config }) =>
      config.kind === "untrained"
        ? [config.setup, ...differences(config.encoder, encoders)].join(", ")
        : config.setup,
  );
}

/** A part's name, where others have another, and its options, where others of its name have others. */
function differences<Part extends { readonly name: string }>(
  part: Part,
  parts: readonly Part[],
): string[] {
  const named = parts.filter(({ name }) => name === part.name);
  const isOneOf = (among: readonly Part[], key: string, value: unknown) =>
    among.some((other) => configKey(Object(other)[key] ?? null) !== configKey(value ?? null));
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === "name") return isOneOf(parts, key, value) ? [part.name] : [];
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    return isOneOf(named, key, value) ? [`${key} ${text}`] : [];
  });
}
