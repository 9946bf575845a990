/** Refuses a step that no batch belongs to. */
export function checkStep(sampler: string, step: number): void {
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new RangeError(
      `Cannot draw a batch with ${sampler}: the step must be a whole number ≥ 0, found ${step}`,
    );
  }
}
