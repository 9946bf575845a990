/**
 * Which hyper-parameters to try next: random, quasi-random and model-based search and successive
 * halving, as pure functions of a seed and of what has been tried.
 *
 * @module
 */
export * from "./count_points.ts";
export * from "./halving.ts";
export * from "./propose.ts";
export * from "./search_space.ts";
export * from "./sobol_sequence.ts";
export * from "./unit_cube.ts";
