import { dispose, type Scalar, stack } from "../tensor/mod.ts";
import { NonFiniteLossError } from "./non_finite_loss_error.ts";
import type { StepOutputs } from "./training_step.ts";

/** Remembers losses in the engine, so that they can be read together, seldom. */
export interface FiniteCheck {
  watch(step: number, metrics: StepOutputs["metrics"]): void;
  /** @throws {NonFiniteLossError} For the first value watched since the last check that is not finite. */
  check(): void;
  [Symbol.dispose](): void;
}

const quantities = ["loss", "gradientNorm"] as const;
const words = { loss: "loss", gradientNorm: "gradient norm" } as const;

export function openFiniteCheck(): FiniteCheck {
  const watched: { step: number; quantity: typeof quantities[number]; value: Scalar }[] = [];

  function forget(): void {
    dispose(watched.splice(0).map(({ value }) => value));
  }

  return {
    watch(step, metrics) {
      for (const quantity of quantities) {
        watched.push({ step, quantity, value: metrics[quantity].clone() });
      }
    },
    check() {
      const together = stack(watched.map(({ value }) => value));
      const values = together.dataSync();
      together.dispose();
      const index = values.findIndex((value) => !Number.isFinite(value));
      const first = watched[index];
      forget();
      if (first !== undefined) {
        throw new NonFiniteLossError(first.step, words[first.quantity], values[index]!);
      }
    },
    [Symbol.dispose]: forget,
  };
}
