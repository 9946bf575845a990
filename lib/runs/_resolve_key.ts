import { ConfigError, nearestName } from "../parts/mod.ts";
import { type Draft, draftPaths } from "./_draft.ts";
import { sweepKeys } from "./_sweep_settings.ts";

/** Where an override's value goes. */
export interface ResolvedKey {
  /** The set-up, or the loss, that it is for; all, if it is left out. */
  readonly scope?: string;
  /** Path in a trial's configuration. */
  readonly path: string;
}

export interface ResolveOptions {
  /** Configurations that the key may be one of. */
  readonly drafts: readonly Draft[];
  /** Paths of the experiment's axes, which have short names: `margin` for `loss.margin`. */
  readonly axes: readonly string[];
  /** Names of losses, which a key may begin with as with a set-up's. */
  readonly losses: readonly string[];
}

/**
 * Finds what an override's key means: a path, the end of an axis' path or of one path only, each also
 * behind the name of a set-up or a loss.
 *
 * @throws {ConfigError} If it means nothing, or several paths.
 */
export function resolveKey(key: string, options: ResolveOptions): ResolvedKey {
  const { drafts, losses } = options;
  const whole = findPath(key, options);
  if (whole !== undefined) return { path: whole };
  const [scope = "", ...rest] = key.split(".");
  const isScope = losses.includes(scope) || drafts.some(({ setup }) => setup === scope);
  if (!isScope) throw unknownKey(key, "", options);
  const scoped = { ...options, drafts: drafts.filter((draft) => isIn(draft, scope)) };
  if (scoped.drafts.length === 0) throw unusedLoss(key, drafts);
  const path = rest.length > 0 ? findPath(rest.join("."), scoped) : undefined;
  if (path !== undefined) return { scope, path };
  throw unknownKey(rest.join("."), `${scope}.`, scoped);
}

/** Whether a scope is a draft's set-up or its loss. */
export function isIn({ setup, loss }: Draft, scope: string | undefined): boolean {
  return scope === undefined || setup === scope || Object(loss)["name"] === scope;
}

function findPath(key: string, { drafts, axes }: ResolveOptions): string | undefined {
  const paths = new Set(drafts.flatMap(draftPaths));
  if (paths.has(key)) return key;
  const ending = (path: string) => path.endsWith(`.${key}`);
  const ofAxes = axes.filter(ending);
  const found = ofAxes.length > 0 ? ofAxes : [...paths].filter(ending);
  if (found.length < 2) return found[0];
  throw new ConfigError("the sweep", [{
    path: key,
    found: "a name of several keys",
    allowed: `one of ${found.join(", ")}`,
  }]);
}

function unusedLoss(key: string, drafts: readonly Draft[]): ConfigError {
  const used = new Set(drafts.map(({ loss }) => `${Object(loss)["name"]}.…`));
  const allowed = `one of ${[...used].join(", ")}`;
  return new ConfigError("the sweep", [{
    path: key,
    found: "a loss of none of its set-ups",
    allowed,
  }]);
}

function unknownKey(key: string, scope: string, { drafts, axes }: ResolveOptions): ConfigError {
  const paths = [...new Set([...axes, ...drafts.flatMap(draftPaths)])];
  const outer = paths.filter((path) => !path.includes("."));
  const setups = drafts.map(({ setup }) => `${setup}.…`);
  const [family = ""] = key.split(".");
  const inner = paths.filter((path) => path.startsWith(`${family}.`));
  const allowed = inner.length > 0
    ? inner
    : scope === ""
    ? [...sweepKeys, ...outer, ...setups]
    : outer;
  const ends = axes.map((path) => path.split(".").at(-1) ?? path);
  const scopedEnds = drafts.flatMap(({ setup }) => ends.map((end) => `${setup}.${end}`));
  const nearest = nearestName(key, [...ends, ...scopedEnds, ...sweepKeys, ...paths]);
  return new ConfigError("the sweep", [{
    path: `${scope}${key}`,
    found: "an unknown key",
    allowed: `one of ${[...new Set(allowed)].join(", ")}`,
    ...(nearest === undefined ? {} : { nearest: `${scope}${nearest}` }),
  }]);
}
