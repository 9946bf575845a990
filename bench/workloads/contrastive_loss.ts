import {
  add,
  cast,
  div,
  equal,
  expandDims,
  eye,
  greater,
  logicalNot,
  matMul,
  maximum,
  mul,
  relu,
  type Scalar,
  sqrt,
  square,
  stopGradient,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
} from "../../lib/tensor/mod.ts";

const MARGIN = 1;
/** Of squared distances: the root's slope is finite above it. */
const SMALLEST = 1e-12;

/**
 * Contrastive loss over all pairs of a batch: ½ d² for two of one class, ½ [1 − d]₊² for two of different
 * classes, each a mean over the pairs that have a loss. `torch_worker.py` has the same.
 */
export function contrastiveLoss(embeddings: Tensor2D, labels: Tensor): Scalar {
  const lengths = sum(square(embeddings), 1, true);
  const products = matMul(embeddings, embeddings, false, true);
  const squared = maximum(
    sub(add(lengths, lengths.transpose()), mul(products, 2)),
    SMALLEST,
  );
  const same = equal(expandDims(labels, 1), expandDims(labels, 0));
  const positive = sub(cast(same, "float32"), eye(labels.size));
  const negative = cast(logicalNot(same), "float32");
  return add(
    meanOfNonZero(mul(mul(squared, 0.5), positive)),
    meanOfNonZero(mul(mul(square(relu(sub(MARGIN, sqrt(squared)))), 0.5), negative)),
  );
}

function meanOfNonZero(losses: Tensor): Scalar {
  const active = sum(cast(greater(stopGradient(losses), 0), "float32"));
  return div(sum(losses), maximum(active, 1));
}
