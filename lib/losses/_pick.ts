import {
  add,
  customGrad,
  gather,
  mul,
  reshape,
  scalar,
  scatterND,
  stack,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";

/**
 * `matrix[rows[i], columns[i]]` for each i. The gradient is scattered to the cells it came from; the one
 * of a plain gather would sum over all cells for each of them on the JavaScript backend.
 *
 * @param rows int32 `[picks]`
 * @param columns int32 `[picks]`
 */
export function pick(matrix: Tensor2D, rows: Tensor1D, columns: Tensor1D): Tensor1D {
  const [, width] = matrix.shape;
  const picked = customGrad((x, save) => {
    const cells = add(mul(rows, scalar(width, "int32")), columns);
    const places = stack([rows, columns], 1);
    (save as (kept: Tensor[]) => void)([places]);
    return {
      value: gather(reshape(x as Tensor2D, [-1]), cells),
      gradFunc: (dy, [kept]) => scatterND(kept as Tensor, dy, matrix.shape),
    };
  });
  return picked(matrix) as Tensor1D;
}
