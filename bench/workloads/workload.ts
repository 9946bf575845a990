import type { Encoder, ParameterSpec } from "../../lib/encoders/mod.ts";
import type { Tensor, Tensor2D } from "../../lib/tensor/mod.ts";

/** A network whose training step is timed. */
export interface Network extends Encoder {
  /** Running averages that a step moves, by name. Left out: none. */
  readonly averages?: Readonly<Record<string, ParameterSpec>>;
  /** Tells `see` the batch's own mean or variance for each running average. */
  encode(
    parameters: Readonly<Record<string, Tensor>>,
    images: Tensor2D,
    see?: (average: string, ofBatch: Tensor) => void,
  ): Tensor2D;
}

/** A training step that both sides do: same network, weights, images, batches, loss and optimizer. */
export interface Workload {
  readonly name: string;
  readonly batch: number;
  /** Height, width, channels. */
  readonly shape: readonly [number, number, number];
  readonly network: Network;
  /** Memory layouts that the peer may choose between. */
  readonly layouts: readonly string[];
  /** How long a turn lasts, in ms. */
  readonly turn: number;
}
