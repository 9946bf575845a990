import { initialize } from "../../lib/encoders/mod.ts";
import { sample, streams } from "../../lib/random/mod.ts";
import { type NamedArray, writeSafetensors } from "../../lib/training/mod.ts";
import type { Workload } from "./workload.ts";

/** Images in the data set, and batches that are drawn from it in turn. */
const IMAGES = 1280;
const BATCHES = 10;
const CLASSES = 10;

/** What both sides start from, as a safetensors file: weights, images, labels and the batches' indices. */
export function workloadFile({ network, shape, batch }: Workload): Uint8Array {
  const seeded = streams(1);
  const noise = seeded.open("evaluation", "images");
  const order = seeded.open("sampler", "indices");
  const size = shape.reduce((product, side) => product * side, 1);
  const weights = initialize(network, seeded);
  const tensors: Record<string, NamedArray> = {
    images: {
      shape: [IMAGES, size],
      values: Float32Array.from({ length: IMAGES * size }, () => noise()),
    },
    labels: {
      shape: [IMAGES],
      values: Int32Array.from({ length: IMAGES }, (_, index) => index % CLASSES),
    },
    indices: {
      shape: [BATCHES, batch],
      values: Int32Array.from(
        Array.from({ length: BATCHES }, () => [...sample(order, IMAGES, batch)]).flat(),
      ),
    },
  };
  for (const [name, { shape }] of Object.entries(network.parameters)) {
    const values = weights[name]!;
    tensors[`parameters/${name}`] = {
      shape,
      values: name.endsWith(".scale") ? values.fill(1) : values,
    };
  }
  return writeSafetensors(tensors);
}
