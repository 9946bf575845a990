import type { TensorFlowBackend } from "../tensorflow_backend.ts";
import { convolutionCorrections } from "./convolutions.ts";
import { registerCorrection } from "./correction.ts";
import { dataTypeCorrections } from "./data_types.ts";
import { einsumCorrection } from "./einsum.ts";
import { gatherCorrection } from "./gather.ts";
import { multinomialCorrection } from "./multinomial.ts";
import { poolingCorrections } from "./pooling.ts";
import { scatterCorrection } from "./scatter.ts";
import { softmaxCorrection } from "./softmax.ts";

/** Puts right what tfjs's own test suite finds wrong with the kernels of tfjs-node. */
export function registerCorrections(backend: TensorFlowBackend): void {
  const corrections = [
    ...convolutionCorrections,
    ...dataTypeCorrections,
    ...poolingCorrections,
    einsumCorrection,
    gatherCorrection,
    multinomialCorrection,
    scatterCorrection,
    softmaxCorrection,
  ];
  for (const correction of corrections) registerCorrection(backend, correction);
}
