import * as tf from "@tensorflow/tfjs";

/**
 * Refuses the gradient of a logical op's own result: between truth values there is no slope. On the way
 * from numbers to numbers its gradient is 0.
 */
export function refuseLogicalGradients(): void {
  const engine = tf.engine();
  const gradients = engine.gradients.bind(engine);
  engine.gradients = (fn, ...rest) => {
    const checked: typeof fn = () => {
      const y = fn();
      const maker = engine.state.activeTape?.find(({ outputs }) => outputs.includes(y));
      if (maker === undefined || !maker.kernelName.startsWith("Logical")) return y;
      throw new TypeError(
        `Cannot differentiate: the function must give numbers, found ${maker.kernelName}'s truth values; cast them`,
      );
    };
    return gradients(checked, ...rest);
  };
}
