import * as tf from "@tensorflow/tfjs";
import { boolAttribute } from "../attributes.ts";
import { one } from "../gradients/one.ts";
import { zeros } from "../gradients/zero.ts";
import type { OwnKernel } from "../own_kernel.ts";

/** Inputs `bins` and `weights`, both `[rows, n]`; attribute `count`. */
export const rowHistogramsKernel: OwnKernel = {
  name: "RowHistograms",
  tensorflow: (backend, { bins, weights }, { count }) =>
    backend.executeSingleOutput("DenseBincount", [boolAttribute("binary_output", false)], [
      bins!,
      tf.scalar(Number(count), "int32"),
      weights!,
    ]),
  javascript({ bins, weights }, { count }) {
    const [rows, length] = bins!.shape as [number, number];
    const [places, amounts] = [bins!.dataSync(), weights!.dataSync()];
    const result = new Float32Array(rows * Number(count));
    places.forEach((bin, index) => {
      const row = Math.floor(index / length);
      result[row * Number(count) + bin]! += amounts[index]!;
    });
    return tf.tensor2d(result, [rows, Number(count)]);
  },
  gradient: {
    inputsToSave: ["bins"],
    gradFunc: (dy, [bins]) => ({
      bins: () => zeros(bins!),
      weights: () => tf.gather(one(dy), bins as tf.Tensor2D, 1, 1),
    }),
  },
};
