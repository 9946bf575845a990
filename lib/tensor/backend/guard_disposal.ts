import * as tf from "@tensorflow/tfjs";

declare module "@tensorflow/tfjs-core/dist/tensor.js" {
  interface Tensor {
    /** Frees the tensor at the end of a block that declares it with `using`, unless it is freed already. */
    [Symbol.dispose](): void;
  }
}

/**
 * Lets `using` free tensors and variables, and mends what tfjs's variables do once they are disposed of:
 * a second disposal took another variable of the same name out of the books, and an assignment brought
 * the variable half back to life.
 */
export function guardDisposal(): void {
  tf.Tensor.prototype[Symbol.dispose] = function () {
    this.dispose();
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
