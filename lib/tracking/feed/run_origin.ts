/** Who ran what, for MLflow's own columns. */
export interface RunOrigin {
  /** The experiment's file or the notebook. */
  readonly source?: string | undefined;
  readonly user?: string | undefined;
}
