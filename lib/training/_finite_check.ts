import { concat, dispose, reshape, stack, type Tensor1D, tidy } from "../tensor/mod.ts";
import { NonFiniteLossError } from "./non_finite_loss_error.ts";
import type { TakenSteps } from "./_open_stepper.ts";

/** Remembers losses in the engine, so that they can be read together, seldom. */
export interface FiniteCheck {
  /** @param first Number of the first of these steps. */
  watch(first: number, metrics: TakenSteps["metrics"]): void;
  /** @throws {NonFiniteLossError} For the first value watched since the last check that is not finite. */
  check(): void;
  [Symbol.dispose](): void;
}

const quantities = ["loss", "gradientNorm"] as const;
const words = { loss: "loss", gradientNorm: "gradient norm" } as const;

export function openFiniteCheck(): FiniteCheck {
  let steps: number[] = [];
  const watched: Record<typeof quantities[number], Tensor1D[]> = { loss: [], gradientNorm: [] };

  function forget(): void {
    steps = [];
    for (const quantity of quantities) dispose(watched[quantity].splice(0));
  }

  /** The values of a quantity, step by step, for each. */
  function read(): Float32Array[] {
    const together = tidy(() => stack(quantities.map((quantity) => concat(watched[quantity]))));
    const values = Float32Array.from(together.dataSync());
    together.dispose();
    return quantities.map((_, row) =>
      values.subarray(row * steps.length, (row + 1) * steps.length)
    );
  }

  return {
    watch(first, metrics) {
      for (const quantity of quantities) watched[quantity].push(reshape(metrics[quantity], [-1]));
      for (let index = 0; index < metrics.loss.size; index++) steps.push(first + index);
    },
    check() {
      const rows = read();
      const numbers = steps;
      forget();
      numbers.forEach((step, index) => {
        quantities.forEach((quantity, row) => {
          const value = rows[row]![index]!;
          if (!Number.isFinite(value)) throw new NonFiniteLossError(step, words[quantity], value);
        });
      });
    },
    [Symbol.dispose]: forget,
  };
}
