/** One thing wrong with a part's options. */
export interface ConfigIssue {
  /** Where: the keys from the outermost object inwards, e.g. `loss.margin`; empty for the whole. */
  readonly path: string;
  /** What was found there, as a person would type it. */
  readonly found: string;
  /** What may stand there. */
  readonly allowed: string;
  /** For a misspelt key or name: the valid one that is closest to it. */
  readonly nearest?: string;
}

/** Options that a part cannot take. Lists every issue at once, so that one round of mending is enough. */
export class ConfigError extends RangeError {
  override readonly name = "ConfigError";

  constructor(
    /** The part or config that refused them. */
    readonly part: string,
    readonly issues: readonly ConfigIssue[],
  ) {
    super(`Cannot configure ${part}: ${issues.map(sentence).join("; ")}`);
  }
}

function sentence({ path, found, allowed, nearest }: ConfigIssue): string {
  const hint = nearest === undefined ? "" : `, did you mean ${nearest}`;
  return `${path || "options"} must be ${allowed}, found ${found}${hint}`;
}
