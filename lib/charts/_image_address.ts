import { encodePng, type Picture } from "./encode_png.ts";

/** One image of many as a `data:` address, which needs no file and no network. */
export function imageAddress({ shape, pixels }: Picture, index: number): string {
  const length = shape[0] * shape[1] * shape[2];
  const png = encodePng({ shape, pixels: pixels.subarray(index * length, (index + 1) * length) });
  return `data:image/png;base64,${png.toBase64()}`;
}
