/**
 * Randomness as a value: one root seed opens named streams, and every draw takes its stream.
 *
 * @module
 */
export * from "./fill_normal.ts";
export * from "./fill_uniform.ts";
export * from "./integer_below.ts";
export * from "./normal.ts";
export * from "./prng.ts";
export * from "./sample.ts";
export * from "./shuffle.ts";
export * from "./streams.ts";
