/** What `deno task doctor` found of one thing that the kit runs on. */
export interface Finding {
  readonly name: string;
  /**
   * - `"ready"`: it works.
   * - `"later"`: it is not there yet; the kit gets it when it is first needed.
   * - `"missing"`: something does not work without it.
   */
  readonly verdict: "ready" | "later" | "missing";
  readonly found: string;
  /** What to do about it, where something can be done. */
  readonly remedy?: string;
}
