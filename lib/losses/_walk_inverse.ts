import {
  add,
  customGrad,
  eye,
  matMul,
  type Tensor,
  type Tensor2D,
  transpose,
} from "../tensor/mod.ts";

/** Largest part of the inverse that may be left out. */
const REST = 1e-9;

/**
 * (I − M)⁻¹, of a matrix M whose eigenvalues are at most `radius` in size: the sum of all its powers, twice
 * as many with each product, (I + M)(I + M²)(I + M⁴) ….
 */
export function walkInverse(matrix: Tensor2D, radius: number): Tensor2D {
  const doublings = Math.ceil(Math.log2(Math.log(REST) / Math.log(radius)));
  const invert = customGrad((x, save) => {
    const identity = eye(matrix.shape[0]);
    let power = x as Tensor2D;
    let inverse: Tensor2D = add(identity, power);
    for (let doubling = 1; doubling <= doublings; doubling++) {
      power = matMul(power, power);
      inverse = add(inverse, matMul(inverse, power));
    }
    (save as (kept: Tensor[]) => void)([inverse]);
    return {
      value: inverse,
      gradFunc(dy, [kept]) {
        const turned: Tensor2D = transpose(kept as Tensor2D);
        return matMul(matMul(turned, dy as Tensor2D), turned);
      },
    };
  });
  return invert(matrix) as Tensor2D;
}
