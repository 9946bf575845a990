import {
  add,
  div,
  expm1,
  log1p,
  mul,
  neg,
  type Scalar,
  sqrt,
  square,
  sub,
  type Tensor,
} from "../tensor/mod.ts";

/** Running means of a weight's gradient and of its square. */
export interface Moments {
  readonly mean: Tensor;
  readonly meanSquare: Tensor;
}

/** Slots of Adam and its kin. */
export const momentSlots = ["mean", "meanSquare"] as const;

/** Numbers of Adam and its kin. */
export type MomentNumber = "learningRate" | "beta1" | "beta2" | "epsilon" | "weightDecay";

/** Moves both means towards a gradient. */
export function updateMoments(
  { mean, meanSquare }: Moments,
  gradient: Tensor,
  { beta1, beta2 }: Readonly<Record<"beta1" | "beta2", Scalar>>,
): Moments {
  return {
    mean: add(mul(mean, beta1), mul(gradient, sub(1, beta1))),
    meanSquare: add(mul(meanSquare, beta2), mul(square(gradient), sub(1, beta2))),
  };
}

/** What the two bias corrections of a step make of the learning rate and of epsilon. */
export interface CorrectedRate {
  readonly rate: Scalar;
  readonly epsilon: Scalar;
}

/**
 * Folds the corrections into two scalars, the same for all weights: with c1 = 1 - beta1^step and
 * c2 = 1 - beta2^step, rate = learningRate · √c2 / c1 and epsilon = epsilon · √c2.
 */
export function correctRate(
  numbers: Readonly<Record<Exclude<MomentNumber, "weightDecay">, Scalar>>,
  step: Scalar,
): CorrectedRate {
  const root: Scalar = sqrt(correction(numbers.beta2, step));
  return {
    rate: div(mul(numbers.learningRate, root), correction(numbers.beta1, step)),
    epsilon: mul(numbers.epsilon, root),
  };
}

/** learningRate · m̂ / (√v̂ + epsilon), with the means m̂ and v̂ corrected for their start at 0. */
export function momentStep(
  { mean, meanSquare }: Moments,
  { rate, epsilon }: CorrectedRate,
): Tensor {
  return mul(div(mean, add(sqrt(meanSquare), epsilon)), rate);
}

/** 1 - beta^step, through expm1: in float32, 1 - 0.999² would keep only four digits. */
function correction(beta: Scalar, step: Scalar): Scalar {
  return neg(expm1(mul(step, log1p(sub(beta, 1)))));
}
