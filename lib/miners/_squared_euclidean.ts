import type { ScoreForm } from "../distances/mod.ts";
import { mul, square, type Tensor } from "../tensor/mod.ts";

/**
 * How to get Euclidean d² from distances of a form. `action` begins the message.
 *
 * @throws {RangeError} For a form that is no function of d².
 */
export function squaredEuclidean<Kind extends Tensor>(
  form: ScoreForm,
  action: string,
): (distances: Kind) => Kind {
  if (form === "squared-euclidean") return (d) => d;
  if (form === "one-minus") return (d) => mul(d, 2) as Kind;
  if (form === "euclidean" || form === "chord") return (d) => square<Kind>(d);
  throw new RangeError(
    `Cannot ${action}: needs distances of form euclidean, squared-euclidean, chord or one-minus, found ${form}`,
  );
}
