/** How the margins of one loss lie along an axis of `width` pixels. */
export interface MarginScale {
  readonly type: "linear" | "log";
  readonly domain: readonly [number, number];
  /** The margin that lies this many pixels to the right. */
  shift(margin: number, pixels: number): number;
}

// Part of the axis left free on either side, so that no mark is cut.
const padding = 0.07;
// From a tenfold range on, equal steps crowd the small margins together.
const logRange = 10;

/** A linear scale, or a logarithmic one where the margins span a factor of ten. */
export function marginScale(margins: readonly number[], width: number): MarginScale {
  const least = Math.min(...margins);
  const most = Math.max(...margins);
  const type = least > 0 && most / least >= logRange ? "log" : "linear";
  const [forward, backward] = type === "log"
    ? [Math.log, Math.exp]
    : [(margin: number) => margin, (position: number) => position];
  const span = forward(most) - forward(least) || Math.abs(most) || 1;
  const pad = padding * span;
  const low = forward(least) - pad;
  const high = forward(most) + pad;
  return {
    type,
    domain: [round(backward(low)), round(backward(high))],
    shift: (margin, pixels) => round(backward(forward(margin) + pixels * (high - low) / width)),
  };
}

/** Six digits are finer than a pixel, and keep the logarithm's last bits out of committed charts. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
