import type { ProgressOptions } from "./progress.ts";

export interface ProgressState extends ProgressOptions {
  readonly done: number;
  readonly note: string;
}

/** Draws a state somewhere; `last` is true once, at the end. */
export type DrawProgress = (state: ProgressState, last: boolean) => Promise<void>;
