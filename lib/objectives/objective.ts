import type { Parameters, ParameterSpec } from "../encoders/mod.ts";
import type { EmbeddedRows, Memory, MemorySpec } from "../losses/mod.ts";
import type { Relation } from "../relations/mod.ts";
import type { Scalar, Tensor1D } from "../tensor/mod.ts";
import type { BatchMetricName } from "./batch_metrics.ts";

/** What an objective looks at in one step. */
export interface ObjectiveInputs {
  readonly anchors: EmbeddedRows;
  /** What the anchors are compared with; the anchors themselves when left out. */
  readonly references?: EmbeddedRows;
  /** Who is positive and who negative to whom, where the labels do not say it. */
  readonly relation?: Relation;
  /** The objective's own weights, by the names it declares. */
  readonly parameters: Parameters;
  /** What it remembers, by the names it declares. */
  readonly memory: Memory;
  /** Its numbers as scalars, by the names it declares. */
  readonly numbers: Readonly<Record<string, Scalar>>;
  /** Where this step's draws come from, int32 `[2]`. */
  readonly seed: Tensor1D;
}

/** What an objective makes of a batch. */
export interface Evaluation {
  /** What training makes smaller. */
  readonly loss: Scalar;
  /** What the record of the step tells beside the loss: `term.<name>` for each of several terms. */
  readonly metrics: Readonly<Record<BatchMetricName | `term.${string}`, Scalar>>;
  /** The memory that the next step finds. */
  readonly memory: Memory;
}

/** Makes one number of a batch's embeddings, and says what it needs for that. */
export interface Objective {
  /** Numbers that vary in a sweep, e.g. `{ "loss.margin": 0.2 }`. */
  readonly numbers: Readonly<Record<string, number>>;
  /** How many classes it has weights for, where it has: labels must be below. */
  readonly classes?: number;
  /** Weights of its own, e.g. `loss.proxies`; the optimizer moves them with the encoder's. */
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** What it remembers from step to step. */
  readonly memory: Readonly<Record<string, MemorySpec>>;
  evaluate(inputs: ObjectiveInputs): Evaluation;
}
