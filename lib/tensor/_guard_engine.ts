import * as tf from "@tensorflow/tfjs";

/**
 * Runs `action` and frees the tensors it made and did not keep. If it throws, tfjs's engine is left as
 * it was before: kept tensors are freed, too, and scopes, tape and depths stand where they stood.
 */
export function guardEngine<Result>(action: () => Result): Result {
  const engine = tf.engine();
  const { state } = engine;
  const { gradientDepth, kernelDepth, activeTape } = state;
  const scopes = state.scopeStack.length;
  const made: tf.Tensor[] = [];
  const track = engine.trackTensor;
  engine.trackTensor = (tensor, backend) => {
    made.push(tensor);
    track.call(engine, tensor, backend);
  };
  engine.startScope();
  try {
    return action();
  } catch (error) {
    for (const tensor of made) if (!(tensor instanceof tf.Variable)) tensor.dispose();
    Object.assign(state, { gradientDepth, kernelDepth, activeTape });
    throw error;
  } finally {
    while (state.scopeStack.length > scopes) engine.endScope();
    engine.trackTensor = track;
  }
}
