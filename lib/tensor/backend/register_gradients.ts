import { registerGradient } from "@tensorflow/tfjs";
import { activationGradients } from "./gradients/activations.ts";
import { broadcastGradients } from "./gradients/broadcast.ts";
import { cumulativeGradients } from "./gradients/cumulative.ts";
import { einsumGradient } from "./gradients/einsum.ts";
import { indexedGradients } from "./gradients/indexed.ts";
import { averagePoolingGradient } from "./gradients/pooling.ts";
import { stridedSliceGradient } from "./gradients/strided_slice.ts";
import { topKGradient } from "./gradients/top_k.ts";
import { zeroGradients } from "./gradients/zero.ts";
import { segmentSumGradient } from "./segments/kernels.ts";

/** Gradients for either backend: of ops that tfjs lacks, and where tfjs's own are wrong or slow. */
export function registerGradients(): void {
  const gradients = [
    ...activationGradients,
    averagePoolingGradient,
    ...broadcastGradients,
    ...cumulativeGradients,
    einsumGradient,
    ...indexedGradients,
    segmentSumGradient,
    stridedSliceGradient,
    topKGradient,
    ...zeroGradients,
  ];
  for (const gradient of gradients) registerGradient(gradient);
}
