import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

/**
 * Refuses to make or assign tfjs variables while a function is compiled: the change would happen once, to
 * a tensor without values, and destroy the variable. tfjs's optimizers and layers all end up here.
 */
export function guardVariables(backend: TensorFlowBackend): void {
  const engine = tf.engine();
  const make = engine.makeVariable.bind(engine);
  engine.makeVariable = (...variable) => {
    refuse(backend, "make a tfjs variable");
    return make(...variable);
  };
  const { assign } = tf.Variable.prototype;
  tf.Variable.prototype.assign = function (value) {
    refuse(backend, `assign to the tfjs variable ${this.name}`);
    assign.call(this, value);
  };
}

function refuse({ trace }: TensorFlowBackend, action: string): void {
  if (trace === undefined) return;
  throw new Error(
    `Cannot ${action} while compiling ${trace.recorder.name}: it would change once, not at every call; ` +
      "take the state as an input and return the new one, as the optimizers of this kit do",
  );
}
