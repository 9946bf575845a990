/** Thrown when training has gone astray: its loss or its gradient is no longer a finite number. */
export class NonFiniteLossError extends Error {
  override readonly name = "NonFiniteLossError";

  constructor(
    /** The first step, from 1, at which it happened. */
    readonly step: number,
    /** What was not finite. */
    readonly quantity: "loss" | "gradient norm",
    /** `NaN`, `Infinity` or `-Infinity`. */
    readonly value: number,
  ) {
    super(
      `Cannot train on: the ${quantity} must be finite, found ${value} at step ${step}; lower the learning rate`,
    );
  }
}
