import util from "node:util";

/** tfjs-node's kernels call two functions that Node and Deno have dropped; put back before they load. */
export function restoreNodeUtil(): void {
  const legacy: {
    isNullOrUndefined?: (value: unknown) => boolean;
    isArray?: typeof Array.isArray;
  } = util;
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
  legacy.isArray ??= Array.isArray;
}
