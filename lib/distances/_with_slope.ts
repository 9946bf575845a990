import { customGrad, mul, type Tensor, type Tensor2D } from "../tensor/mod.ts";

/** An element-wise function and its derivative, both `[queries, references]`. */
export interface Curve {
  readonly value: Tensor2D;
  readonly slope: Tensor2D;
}

/** Applies an element-wise function whose derivative is given, where the true one would be infinite. */
export function withSlope(matrix: Tensor2D, curve: (matrix: Tensor2D) => Curve): Tensor2D {
  const apply = customGrad((x, save) => {
    const { value, slope } = curve(x as Tensor2D);
    (save as (kept: Tensor[]) => void)([slope]);
    return { value, gradFunc: (dy, [kept]) => mul(dy, kept as Tensor) };
  });
  return apply(matrix) as Tensor2D;
}
