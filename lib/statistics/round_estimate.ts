/** A value and its half-width as text, rounded to where the half-width begins. */
export interface RoundedEstimate {
  readonly value: string;
  readonly halfWidth: string;
}

/**
 * Rounds the half-width to two significant digits and the value to the same place, so that a table shows
 * no digit that the interval makes meaningless.
 *
 * Reference: Taylor, "An Introduction to Error Analysis", 1997, section 2.2; two digits, as the ISO guide
 * to the expression of uncertainty in measurement has it (7.2.6).
 *
 * @throws {RangeError} when a number is not finite, or the half-width is negative
 *
 * @example
 * ```ts
 * import { roundEstimate } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(roundEstimate(0.47318, 0.01234), { value: "0.473", halfWidth: "0.012" });
 * ```
 */
export function roundEstimate(value: number, halfWidth: number): RoundedEstimate {
  if (!Number.isFinite(value) || !(halfWidth >= 0 && halfWidth < Infinity)) {
    throw new RangeError(
      `Cannot round an estimate: expected finite numbers and a half-width ≥ 0, found ${value} ± ${halfWidth}`,
    );
  }
  if (halfWidth === 0) return { value: String(value), halfWidth: "0" };
  // toPrecision, for .0996 is .10 in two digits, not .100.
  const place = Math.floor(Math.log10(Number(halfWidth.toPrecision(2)))) - 1;
  return { value: roundTo(place, value), halfWidth: roundTo(place, halfWidth) };
}

/** To a multiple of 10^place, written without an exponent, and without a sign where it is 0. */
function roundTo(place: number, value: number): string {
  const text = place < 0
    ? value.toFixed(Math.min(100, -place))
    : String(Math.round(value / 10 ** place) * 10 ** place);
  return Number(text) === 0 ? text.replace("-", "") : text;
}
