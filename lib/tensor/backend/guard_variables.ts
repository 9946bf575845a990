import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

const optimizers: readonly { readonly prototype: tf.Optimizer; readonly className: string }[] = [
  tf.AdadeltaOptimizer,
  tf.AdagradOptimizer,
  tf.AdamOptimizer,
  tf.AdamaxOptimizer,
  tf.MomentumOptimizer,
  tf.RMSPropOptimizer,
  tf.SGDOptimizer,
];

/**
 * Refuses what a compiled function cannot do with tfjs's variables: make one, free one, or hand them to
 * tfjs's optimizers. Reading and assigning them is fine.
 */
export function guardVariables(backend: TensorFlowBackend): void {
  const engine = tf.engine();
  const refuse = (action: string, why: string) => {
    if (backend.trace === undefined) return;
    throw new Error(`Cannot ${action} while compiling ${backend.trace.recorder.name}: ${why}`);
  };

  const make = engine.makeVariable.bind(engine);
  engine.makeVariable = (...variable) => {
    refuse(
      "make a tfjs variable",
      "its first values would be drawn or computed once, then again at every call; make it before, " +
        "and build a tf.LayersModel before, by giving its first layer an inputShape or by calling it once",
    );
    return make(...variable);
  };
  const free = engine.disposeVariable.bind(engine);
  engine.disposeVariable = (variable) => {
    refuse(`dispose of the tfjs variable ${variable.name}`, "do so outside");
    free(variable);
  };

  for (const { prototype, className } of optimizers) {
    const { applyGradients } = prototype;
    prototype.applyGradients = function (gradients) {
      refuse(
        `use tfjs's optimizer ${className}`,
        "its learning rate and its count of steps are JavaScript numbers, which every call would repeat; " +
          "use sgd(), adam() or adamw() of marginalia/training, or assign to the variables yourself",
      );
      applyGradients.call(this, gradients);
    };
  }
}
