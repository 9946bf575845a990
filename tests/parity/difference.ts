import type { ParityBatch } from "./batch.ts";
import type { Evaluated } from "./evaluate_ours.ts";
import type { ParitySetup } from "./parity_part.ts";

/** Bar of the relative error where every needed distance is large enough. */
const BAR = 1e-5;
/** Where distances are 0 or of 1e-3: float32 keeps three digits of a cosine's complement there. */
const CLOSE_BAR = 1e-2;
/** Smaller values count as this, so that rounding errors around 0 are not divided by nothing. */
const SMALLEST = 1e-3;

/** Largest relative error that a set-up may have on a batch. */
export function barOf({ bound }: ParitySetup, { close }: ParityBatch): number {
  return Math.max(bound?.error ?? BAR, close ? CLOSE_BAR : 0);
}

/** What is compared: all gradients but those that differ by design. Weights' come last. */
export function comparable(
  { ours, gradientsDiffer }: ParitySetup,
  { value, gradients }: Evaluated,
): Evaluated {
  if (gradientsDiffer === undefined) return { value, gradients };
  const weights = Object.keys(ours.parameters).length;
  const kept = gradientsDiffer.of === "weights" ? gradients.length - weights : 0;
  return { value, gradients: gradients.slice(0, kept) };
}

/** max |ours − theirs| / max(max |theirs|, 1e-3), over the value and over all gradients together. */
export function difference(
  ours: Evaluated,
  theirs: Evaluated,
): { readonly value: number; readonly gradient: number } {
  return {
    value: relativeDifference([ours.value], [theirs.value]),
    gradient: relativeDifference(ours.gradients.flat(), theirs.gradients.flat()),
  };
}

/** max |ours − theirs| / max(max |theirs|, 1e-3); infinite where their numbers are not as many. */
export function relativeDifference(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) return Infinity;
  const size = theirs.reduce((most, each) => Math.max(most, Math.abs(each)), SMALLEST);
  return ours.reduce((most, each, index) => {
    const error = Math.abs(each - theirs[index]!) / size;
    return error <= most ? most : error;
  }, 0);
}
