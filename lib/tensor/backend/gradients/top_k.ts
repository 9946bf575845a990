import type { GradConfig } from "@tensorflow/tfjs";
import { scatterAlongLast } from "../../_scatter_along_last.ts";

/** Each of the greatest values hands its gradient to the place it was found at. */
export const topKGradient: GradConfig = {
  kernelName: "TopK",
  inputsToSave: ["x"],
  outputsToSave: [false, true],
  gradFunc: (dys, [x, indices]) => ({
    x: () => scatterAlongLast(Array.isArray(dys) ? dys[0]! : dys, indices!, x!.shape.at(-1)!),
  }),
};
