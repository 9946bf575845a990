/**
 * Who is positive and who is negative to whom, by whatever labels there are.
 *
 * @module
 */
export * from "./relation.ts";
export * from "./by_class.ts";
export * from "./masks.ts";
