import * as tf from "@tensorflow/tfjs";

declare module "@tensorflow/tfjs-core/dist/tensor.js" {
  interface Tensor {
    /** Frees the tensor at the end of a block that declares it with `using`, unless it is freed already. */
    [Symbol.dispose](): void;
  }
}

const disposed =
  "it has been disposed; use it before, or take it out of tidy() by returning it or with keep()";

/**
 * Lets `using` free tensors and variables, and says in one voice what is wrong with a tensor that is used
 * after it was freed. Mends what tfjs's variables do then: a second disposal took another variable of the
 * same name out of the books, and an assignment brought the variable half back to life.
 */
export function guardDisposal(): void {
  const { prototype } = tf.Tensor;
  prototype[Symbol.dispose] = function () {
    this.dispose();
  };
  prototype.throwIfDisposed = function () {
    if (this.isDisposed) throw new Error(`Cannot use a tensor: ${disposed}`);
  };
  // A backend asks for the data of a tensor that it does not know to be moved to it.
  const engine = tf.engine();
  const moveData = engine.moveData.bind(engine);
  engine.moveData = (backend, dataId) => {
    if (!engine.state.tensorInfo.has(dataId)) throw new Error(`Cannot use a tensor: ${disposed}`);
    moveData(backend, dataId);
  };

  const { dispose, assign } = tf.Variable.prototype;
  tf.Variable.prototype.dispose = function () {
    if (!this.isDisposed) dispose.call(this);
  };
  tf.Variable.prototype.assign = function (value) {
    if (this.isDisposed) {
      throw new Error(`Cannot assign to the variable ${this.name}: it has been disposed`);
    }
    assign.call(this, value);
  };
}
