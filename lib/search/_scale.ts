/** Between the interval from `low` to `high` and [0, 1], linear in the value or in its logarithm. */
export function openScale(low: number, high: number, log: boolean) {
  if (!log) {
    return {
      place: (value: number) => (value - low) / (high - low),
      valueAt: (coordinate: number) => low + coordinate * (high - low),
    };
  }
  const length = Math.log(high / low);
  return {
    place: (value: number) => Math.log(value / low) / length,
    valueAt: (coordinate: number) => low * Math.exp(coordinate * length),
  };
}

/** The nearest value within bounds. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
