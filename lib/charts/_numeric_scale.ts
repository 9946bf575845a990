/** How the values of one panel lie along an axis of `width` pixels. */
export interface NumericScale {
  readonly type: "linear" | "log";
  readonly domain: readonly [number, number];
  /** The value that lies this many pixels to the right. */
  shift(value: number, pixels: number): number;
}

// Part of the axis left free on either side, so that no mark is cut.
const padding = 0.07;
// From a tenfold range on, equal steps crowd the small values together.
const logRange = 10;

/** A linear scale, or a logarithmic one where the values span a factor of ten. */
export function numericScale(values: readonly number[], width: number): NumericScale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const type = least > 0 && most / least >= logRange ? "log" : "linear";
  const [forward, backward] = type === "log"
    ? [Math.log, Math.exp]
    : [(value: number) => value, (position: number) => position];
  const span = forward(most) - forward(least) || Math.abs(most) || 1;
  const pad = padding * span;
  const low = forward(least) - pad;
  const high = forward(most) + pad;
  return {
    type,
    domain: [round(backward(low)), round(backward(high))],
    shift: (value, pixels) => round(backward(forward(value) + pixels * (high - low) / width)),
  };
}

/** Six digits are finer than a pixel, and keep the logarithm's last bits out of committed charts. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
