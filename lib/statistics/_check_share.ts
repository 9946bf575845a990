/**
 * Refuses what is no share strictly between 0 and 1.
 *
 * @throws {RangeError} "Cannot `purpose`: `name` must be in (0, 1), …"
 */
export function checkShare(purpose: string, name: string, value: number): void {
  if (value > 0 && value < 1) return;
  throw new RangeError(`Cannot ${purpose}: ${name} must be in (0, 1), found ${value}`);
}
