import * as tf from "@tensorflow/tfjs";

/**
 * Runs `action` as if no gradient were being taken around it: what it does is not taped, and gradients
 * taken inside it are its own. Afterwards the tape goes on where it stood.
 */
export function isolateTape<Result>(action: () => Result): Result {
  const { state } = tf.engine();
  const { gradientDepth, kernelDepth, activeTape } = state;
  Object.assign(state, { gradientDepth: 0, kernelDepth: 0, activeTape: [] });
  try {
    return action();
  } finally {
    Object.assign(state, { gradientDepth, kernelDepth, activeTape });
  }
}

/** Whether tfjs notes down the ops that are called, to go back through them. */
export function isTapeOn(): boolean {
  const { gradientDepth, kernelDepth } = tf.engine().state;
  return gradientDepth > 0 && kernelDepth === 0;
}
