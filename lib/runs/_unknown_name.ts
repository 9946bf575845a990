import { ConfigError, nearestName } from "../parts/mod.ts";

/** What was typed where only some names may stand. */
export interface UnknownName {
  /** What refuses it. */
  readonly of: string;
  readonly path: string;
  readonly found: string;
  /** What was meant as a name, where `found` says it in other words. */
  readonly typed?: string;
  readonly names: readonly string[];
  /** Words before the names: `one of`, `some of`. */
  readonly allowed: string;
}

/** The error for a name that is not there, with the nearest that is. */
export function unknownName(
  { of, path, found, typed = found, names, allowed }: UnknownName,
): ConfigError {
  const nearest = nearestName(typed, names);
  return new ConfigError(of, [{
    path,
    found,
    allowed: `${allowed} ${names.join(", ")}`,
    ...(nearest === undefined ? {} : { nearest }),
  }]);
}
