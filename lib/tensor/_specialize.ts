import type * as tf from "@tensorflow/tfjs";
import { type ModeTimes, timeGraph, timeModes } from "./_mode_times.ts";
import { recallTimes, rememberTimes } from "./_remembered_times.ts";
import type { TracedFunction } from "./_trace_function.ts";
import type { Engine } from "./engine.ts";

/** How a function runs, and why. */
export interface ModeChoice {
  readonly mode: "graph" | "xla" | "eager";
  /** For the record, e.g. `xla takes 3.1 ms a call, graph 5.2 ms`. */
  readonly reason: string;
}

export interface Specialized {
  readonly choice: ModeChoice;
  readonly traced: TracedFunction;
}

export interface SpecializeOptions {
  readonly engine: Engine;
  readonly mode: "auto" | "graph" | "xla";
  /** Calls that are expected, for `"auto"`. */
  readonly calls: number;
  readonly inputs: readonly tf.Tensor[];
  trace(mode: "graph" | "xla"): TracedFunction;
}

/** Traces a function in the mode asked for; for `"auto"` in the one that costs less over all calls. */
export function specialize({ engine, mode, calls, inputs, trace }: SpecializeOptions): Specialized {
  if (mode !== "auto") {
    return { choice: { mode, reason: "as it was asked for" }, traced: trace(mode) };
  }
  const graph = trace("graph");
  const stay = (reason: string): Specialized => ({
    choice: { mode: "graph", reason },
    traced: graph,
  });
  if (engine.determinism === "fixed") return stay("tier fixed does not measure");

  let xla: TracedFunction | undefined;
  try {
    let times = recallTimes(graph.digest, engine);
    if (times === undefined) {
      const least = calls * timeGraph(graph, inputs);
      if (least < leastCompilation) {
        return stay(`${calls} calls take ${seconds(least)}, less than XLA's compilation`);
      }
      xla = trace("xla");
      times = timeModes(graph, xla, inputs);
      rememberTimes(graph.digest, engine, times);
    }
    const choice = choose(times, calls);
    if (choice.mode === "graph") return stay(choice.reason);
    const traced = xla ?? trace("xla");
    xla = undefined;
    graph.dispose();
    return { choice, traced };
  } catch (error) {
    graph.dispose();
    throw error;
  } finally {
    xla?.dispose();
  }
}

/** XLA takes longer to compile whatever is worth compiling, ms. */
const leastCompilation = 200;

/** XLA must win by this share: below it lies the noise, and the graph is bit-identical to single ops. */
const leastGain = 0.05;

function choose({ graph, xla, compile }: ModeTimes, calls: number): ModeChoice {
  if (xla === undefined) return { mode: "graph", reason: "XLA cannot compile it" };
  const times = `xla takes ${milliseconds(xla)} a call, graph ${milliseconds(graph)}`;
  if (xla > graph * (1 - leastGain)) return { mode: "graph", reason: times };
  const needed = Math.ceil(compile / (graph - xla));
  if (calls >= needed) return { mode: "xla", reason: times };
  const why = `compilation (${
    seconds(compile)
  }) is repaid after ${needed} calls, not after ${calls}`;
  return { mode: "graph", reason: `${times}, but its ${why}` };
}

const milliseconds = (time: number) => `${time.toPrecision(2)} ms`;
const seconds = (time: number) => `${(time / 1000).toPrecision(2)} s`;
