import type { backend_util } from "@tensorflow/tfjs";

/** Whether all values are the same in every bit; one NaN is as good as another. */
export function sameValues(
  a: backend_util.BackendValues,
  b: backend_util.BackendValues,
): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i]!, b[i]!];
    const same = one instanceof Uint8Array && other instanceof Uint8Array
      ? sameValues(one, other)
      : Object.is(one, other);
    if (!same) return false;
  }
  return true;
}
