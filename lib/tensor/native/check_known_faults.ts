import type { Attribute } from "./attribute.ts";

interface Shaped {
  readonly shape: readonly number[] | undefined;
}

type Check = (
  attribute: (name: string) => Attribute["value"] | undefined,
  inputs: readonly Shaped[],
) => string | undefined;

/** What is wrong with a call, where TensorFlow's kernel or its shape inference ends the process. */
const checks: Readonly<Record<string, Check>> = {
  // A check of its shape inference fails on ranks below 0.
  GatherV2(attribute, [, indices]) {
    const batchDims = Number(attribute("batch_dims") ?? 0);
    const rank = indices?.shape?.length ?? 0;
    return Math.abs(batchDims) <= rank
      ? undefined
      : `batch_dims must be from ${-rank} to ${rank}, found ${batchDims}`;
  },
  // Its encoder insists on memory, and an image without pixels has none.
  EncodePng: (_, [image]) =>
    image?.shape?.includes(0)
      ? `image must have at least one pixel, found shape [${image.shape}]`
      : undefined,
  // Its kernel counts the sizes, then reads them as a list.
  SplitV: (_, [, sizes]) =>
    sizes?.shape?.length === 1 ? undefined : `sizes must be a list, found shape [${sizes?.shape}]`,
};

/** Throws where it is known that TensorFlow would end the process before it refuses the call. */
export function checkKnownFaults(
  op: string,
  attributes: readonly Attribute[],
  inputs: readonly Shaped[],
): void {
  const wrong = checks[op]?.(
    (name) => attributes.find((attribute) => attribute.name === name)?.value,
    inputs,
  );
  if (wrong !== undefined) throw new RangeError(`Cannot run ${op}: ${wrong}`);
}
