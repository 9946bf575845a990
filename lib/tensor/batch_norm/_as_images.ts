import { reshape, type Tensor, type Tensor1D, type Tensor4D } from "@tensorflow/tfjs";

/** `[batch, channels]` as images of one pixel; images as they are. */
export function asImages(action: string, x: Tensor, ...parameters: Tensor1D[]): Tensor4D {
  const channels = x.shape.at(-1);
  if (x.rank !== 2 && x.rank !== 4) {
    throw new TypeError(
      `Cannot ${action}: expected [batch, channels] or [batch, height, width, channels], found [${x.shape}]`,
    );
  }
  const wrong = parameters.find(({ rank, shape }) => rank !== 1 || shape[0] !== channels);
  if (wrong !== undefined) {
    throw new TypeError(
      `Cannot ${action}: expected one parameter for each of ${channels} channels, found [${wrong.shape}]`,
    );
  }
  return x.rank === 4 ? x as Tensor4D : reshape(x, [x.shape[0]!, 1, 1, channels!]);
}
