import { ConfigError } from "../parts/mod.ts";
import { optionNames } from "./_option_names.ts";
import { unknownName } from "./_unknown_name.ts";
import { families } from "./families.ts";
import type { Override } from "./override.ts";
import { trainingTrial } from "./trial_config.ts";

/** A configuration before it is checked: plain keys, and `{ name, …options }` for a part. */
export type Draft = Readonly<Record<string, unknown>>;

const fixed = ["kind", "setup", "seed"];
const keys = Object.keys(trainingTrial.shape).filter((key) => !fixed.includes(key));

/**
 * Applies each override to every draft that has its key: `loss.form` to those whose loss has a form.
 *
 * @throws {ConfigError} For an override that no draft has the key for, or that lists several values.
 */
export function applyOverrides(
  drafts: readonly Draft[],
  overrides: readonly Override[],
): readonly Draft[] {
  // A part is replaced before its options are set, in whichever order they were typed.
  const ordered = overrides.toSorted((a, b) => a.path.length - b.path.length);
  return ordered.reduce(applyOverride, drafts);
}

function applyOverride(drafts: readonly Draft[], override: Override): readonly Draft[] {
  const key = override.path.join(".");
  const known = [...new Set(drafts.flatMap(validKeys))];
  if (!known.includes(key)) {
    throw unknownName({
      of: "the sweep",
      path: key,
      found: "an unknown key",
      typed: key,
      names: known,
      allowed: "one of",
    });
  }
  if (override.values.length !== 1) {
    throw new ConfigError("the sweep", [{
      path: key,
      found: override.values.join(","),
      allowed: "one value: several are swept only for the experiment's own option",
    }]);
  }
  const [value] = override.values;
  const [first = "", second] = override.path;
  return drafts.map((draft) => {
    if (!validKeys(draft).includes(key)) return draft;
    if (second !== undefined) {
      return { ...draft, [first]: { ...partOf(draft, first), [second]: value } };
    }
    return { ...draft, [first]: isFamily(first) ? { name: value } : value };
  });
}

function partOf(draft: Draft, key: string): Draft {
  const part = draft[key];
  return typeof part === "object" && part !== null ? { ...part } : {};
}

function validKeys(draft: Draft): string[] {
  return keys.flatMap((key) => {
    if (!isFamily(key)) return [key];
    const options = optionNames(key, partOf(draft, key)["name"]);
    return [key, ...options.map((option) => `${key}.${option}`)];
  });
}

function isFamily(key: string): key is keyof typeof families {
  return key in families;
}
