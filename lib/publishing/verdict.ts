/** How two records, or a record and what it was made from, compare. */
export interface Verdict {
  readonly kind: "identical" | "equal" | "different";
  /** Why not identical, the first thing first; empty if it is. */
  readonly reasons: readonly string[];
}

/** Different if there is a fault, else identical, or equal for the reasons given. */
export function verdictOf(faults: readonly string[], excuses: readonly string[] = []): Verdict {
  const kind = faults.length > 0 ? "different" : excuses.length > 0 ? "equal" : "identical";
  return { kind, reasons: [...faults, ...excuses] };
}

/** The weakest of several. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const faults = verdicts.filter(({ kind }) => kind === "different");
  const excuses = verdicts.filter(({ kind }) => kind === "equal");
  return verdictOf(
    faults.flatMap(({ reasons }) => reasons),
    excuses.flatMap(({ reasons }) => reasons),
  );
}
