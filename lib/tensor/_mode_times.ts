import type * as tf from "@tensorflow/tfjs";
import type { TracedFunction } from "./_trace_function.ts";

/** What calls cost in each mode, in milliseconds. */
export interface ModeTimes {
  /** Median of a call. */
  readonly graph: number;
  /** Median of a call; undefined if XLA cannot compile the function. */
  readonly xla: number | undefined;
  /** XLA's compilation, with the first call. */
  readonly compile: number;
}

/** Rounds of one call in each mode: enough for a median, at most a second of them. */
const [fewest, most, limit] = [3, 15, 1000];

/** A graph's call once it has warmed up, ms: the first call of a graph optimises it. */
export function timeGraph(graph: TracedFunction, inputs: readonly tf.Tensor[]): number {
  graph.attempt(inputs);
  return time(() => graph.attempt(inputs));
}

/** Times both modes in turns, so that whatever else the machine does meets both. */
export function timeModes(
  graph: TracedFunction,
  xla: TracedFunction,
  inputs: readonly tf.Tensor[],
): ModeTimes {
  let compile: number;
  try {
    compile = time(() => xla.attempt(inputs));
  } catch {
    return { graph: timeGraph(graph, inputs), xla: undefined, compile: 0 };
  }
  const times: { readonly graph: number[]; readonly xla: number[] } = { graph: [], xla: [] };
  const begun = performance.now();
  for (let round = 0; round < most; round++) {
    if (round >= fewest && performance.now() - begun > limit) break;
    times.graph.push(time(() => graph.attempt(inputs)));
    times.xla.push(time(() => xla.attempt(inputs)));
  }
  return { graph: median(times.graph), xla: median(times.xla), compile };
}

function time(action: () => void): number {
  const begun = performance.now();
  action();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
