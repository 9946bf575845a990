import { UsageError } from "./_usage_error.ts";

/** Runs a check of what the person asked for: what it refuses is bad usage, not a failure. */
export function checkUsage(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) {
      throw new UsageError(error.message, { cause: error });
    }
    throw error;
  }
}
