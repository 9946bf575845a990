/**
 * Who is positive and who is negative to whom, by whatever labels there are.
 *
 * @module
 */
export * from "./relation.ts";
export * from "./pair_label.ts";
export * from "./by_class.ts";
export * from "./by_grade.ts";
export * from "./by_label_sets.ts";
export * from "./by_level.ts";
export * from "./by_pairs.ts";
export * from "./by_rule.ts";
export * from "./masks.ts";
export * from "./scan_positives.ts";
