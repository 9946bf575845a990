/** One upright axis: where a value lies between its foot, 0, and its top, 1. */
export interface ParallelAxis {
  readonly name: string;
  readonly position: (value: number | string) => number;
  readonly ticks: readonly { readonly label: string; readonly position: number }[];
}

// From a tenfold range on, equal steps crowd the small values together.
const logRange = 10;
const mostTicks = 8;

/**
 * The axis of some values: names at equal steps; numbers to scale, in logarithms where they span a
 * factor of ten. Each value has a tick, unless they are to be `spread`, or are too many.
 */
export function parallelAxis(
  name: string,
  values: readonly (number | string)[],
  { spread }: { readonly spread: boolean },
): ParallelAxis {
  const distinct = [...new Set(values)];
  const numbers = distinct.filter((value) => typeof value === "number").toSorted((a, b) => a - b);
  if (numbers.length < distinct.length) {
    const steps = Math.max(1, distinct.length - 1);
    const position = (value: number | string) =>
      distinct.length === 1 ? 0.5 : 1 - distinct.indexOf(value) / steps;
    return {
      name,
      position,
      ticks: distinct.map((value) => ({ label: String(value), position: position(value) })),
    };
  }
  const [least = 0, most = 0] = [numbers[0], numbers.at(-1)];
  const isLog = !spread && least > 0 && most / least >= logRange;
  const [forward, backward] = isLog ? [Math.log, Math.exp] : [identity, identity];
  const span = forward(most) - forward(least);
  const position = (value: number | string) =>
    span === 0 ? 0.5 : (forward(Number(value)) - forward(least)) / span;
  const marked = spread || numbers.length > mostTicks
    ? [0, 0.25, 0.5, 0.75, 1].map((share) => backward(forward(least) + share * span))
    : numbers;
  return {
    name,
    position: (value) => Number(position(value).toFixed(4)),
    ticks: [...new Set(marked)].map((value) => ({
      label: String(Number(value.toPrecision(spread ? 3 : 4))),
      position: Number(position(value).toFixed(4)),
    })),
  };
}

function identity(value: number): number {
  return value;
}
