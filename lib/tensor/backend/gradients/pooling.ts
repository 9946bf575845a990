import * as tf from "@tensorflow/tfjs";
import { one } from "./one.ts";
import { zeros } from "./zero.ts";

/** An average's gradient spreads, and the gradient of that averages: second gradients of `avgPool`. */
export const averagePoolingGradient: tf.GradConfig = {
  kernelName: "AvgPoolGrad",
  inputsToSave: ["input"],
  gradFunc: (ddx, [input], attributes) => ({
    dy: () => tf.engine().runKernel("AvgPool", { x: one(ddx) }, attributes),
    input: () => zeros(input!),
  }),
};
