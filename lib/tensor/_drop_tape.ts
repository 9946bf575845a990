import * as tf from "@tensorflow/tfjs";

/** Frees what tfjs saved for a gradient that a throw cut short; it forgets to. */
export function dropTape(): void {
  const { state } = tf.engine();
  if (state.gradientDepth > 0) return;
  for (const { saved } of state.activeTape ?? []) tf.dispose(saved ?? []);
  state.activeTape = [];
}
