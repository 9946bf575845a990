/** Sines below this come of rounding: one of 6e-8 in a cosine makes a sine of 3.5e-4. */
export const SMALLEST_SINE = 3.5e-4;
