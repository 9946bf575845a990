import * as tf from "@tensorflow/tfjs";
import type { Correction } from "./correction.ts";

const { collectGatherOpShapeInfo } = tf.backend_util.segment_util;

/** Says in tfjs's words, too, what is wrong with batch dimensions and indices. */
export const gatherCorrection: Correction = {
  kernel: "GatherV2",
  run({ inputs, attributes, shipped }) {
    const { axis, batchDims = 0 } = attributes;
    collectGatherOpShapeInfo(inputs.x!, inputs.indices!, Number(axis), Number(batchDims));
    try {
      return shipped();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const said = /= (-?\d+) is not in \[0, (\d+)\)/.exec(error.message);
      if (said === null) throw error;
      const range = `the index value ${said[1]} is not in [0, ${Number(said[2]) - 1}]`;
      throw new RangeError(`${error.message}; GatherV2: ${range}`, { cause: error });
    }
  },
};
