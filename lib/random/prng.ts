/** A source of random numbers: each call gives the next double in [0, 1). */
export type Prng = () => number;
