import type { Streams } from "../random/mod.ts";
import { sobolSequence } from "./sobol_sequence.ts";

/** The scrambled sequence of a seed. */
export function sobolCoordinates(
  dimensions: number,
  streams: Streams,
): (index: number) => number[] {
  return sobolSequence({ dimensions, scramble: streams.open("search", "sobol") });
}
