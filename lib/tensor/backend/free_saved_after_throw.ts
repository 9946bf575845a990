import * as tf from "@tensorflow/tfjs";

/**
 * Frees what tfjs saved for a gradient when its function throws; tfjs itself forgets to. What the
 * function asked to keep stays its own.
 */
export function freeSavedAfterThrow(): void {
  const engine = tf.engine();
  const gradients = engine.gradients.bind(engine);
  engine.gradients = (...call) => {
    try {
      return gradients(...call);
    } catch (error) {
      dropTape();
      throw error;
    }
  };

  const customGrad = engine.customGrad.bind(engine);
  engine.customGrad = (fn) => (...inputs) => {
    const saved: tf.Tensor[] = [];
    const collecting: typeof fn = (...tensors) => {
      const save = tensors.pop() as tf.GradSaveFunc;
      return fn(...tensors, (kept: tf.Tensor[]) => saved.push(...keptBy(() => save(kept))));
    };
    try {
      return customGrad(collecting)(...inputs);
    } catch (error) {
      tf.dispose(saved);
      throw error;
    }
  };

  function dropTape(): void {
    const { state } = engine;
    if (state.gradientDepth > 0) return;
    for (const { saved } of state.activeTape ?? []) tf.dispose(saved ?? []);
    state.activeTape = [];
  }

  /** The tensors that the engine keeps during an action. */
  function keptBy(action: () => void): tf.Tensor[] {
    const kept: tf.Tensor[] = [];
    const keep = engine.keep;
    engine.keep = (tensor) => {
      kept.push(tensor);
      return keep.call(engine, tensor) as typeof tensor;
    };
    try {
      action();
    } finally {
      engine.keep = keep;
    }
    return kept;
  }
}
