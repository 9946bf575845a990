import type { Encoder, ParameterSpec } from "../encoders/mod.ts";
import type { Objective } from "../objectives/mod.ts";

/** Whose weights are trained: an encoder's, and an objective's own, if it is given. */
export interface WeightOwners {
  readonly encoder: Pick<Encoder, "parameters">;
  readonly objective?: Pick<Objective, "parameters">;
}

/** Shape and first distribution of every trained weight, by name: the objective's begin with `loss.`. */
export function trainedParameters(
  { encoder, objective }: WeightOwners,
): Readonly<Record<string, ParameterSpec>> {
  return { ...encoder.parameters, ...objective?.parameters };
}
