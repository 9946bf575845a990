import { fillNormal, fillUniform, type Prng, type Streams } from "../random/mod.ts";
import type { Encoder, ParameterSpec } from "./encoder.ts";

/**
 * Draws first weights. Each is drawn from a stream of its own, keyed by its name, so
 * that encoders which share a name and a shape start equal under one seed, whatever else differs.
 *
 * @returns Weights by name, in row-major order of their shapes.
 */
export function initialize(
  { parameters }: Pick<Encoder, "parameters">,
  streams: Streams,
): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, spec]) => [
      name,
      draw(spec, streams.open("init", name)),
    ]),
  );
}

function draw({ shape, initial }: ParameterSpec, prng: Prng): Float32Array {
  const weights = new Float32Array(shape.reduce((product, side) => product * side, 1));
  if (initial === "zeros") return weights;
  if (initial === "ones") return weights.fill(1);
  return "uniform" in initial
    ? fillUniform(prng, weights, -initial.uniform, initial.uniform)
    : fillNormal(prng, weights, initial.normal);
}
