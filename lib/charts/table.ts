/** A table as text, to be set for a terminal, a page or a paper. */
export interface Table {
  readonly columns: readonly Column[];
  /** One cell a column. */
  readonly rows: readonly (readonly string[])[];
  /** Sentences beneath the table. */
  readonly notes?: readonly string[];
}

export interface Column {
  readonly header: string;
  /** Numbers are aligned at the right. */
  readonly align: "left" | "right";
}
