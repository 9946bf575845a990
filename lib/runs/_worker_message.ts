/** What a worker process writes to its standard output, one JSON object a line. */
export type WorkerMessage =
  | { readonly kind: "step"; readonly step: number }
  | {
    readonly kind: "finished";
    readonly compiledFunctions: number;
    readonly compiledPrograms: number;
  }
  | { readonly kind: "failed"; readonly error: string };
