/**
 * The shortest end of an axis' path that is no other axis' end: `margin` for `loss.margin`, unless
 * `miner.margin` is an axis, too.
 */
export function axisName(path: string, axes: readonly string[]): string {
  const keys = path.split(".");
  const others = axes.filter((axis) => axis !== path);
  const ends = keys.map((_, index) => keys.slice(index).join(".")).toReversed();
  return ends.find((end) => others.every((axis) => axis !== end && !axis.endsWith(`.${end}`))) ??
    path;
}
