/**
 * Marginalia: the table of contents, in the order in which a run flows through it. Each room is also
 * an entry of its own, e.g. `@marginalia/marginalia/losses`.
 *
 * @module
 */
export * as host from "./host/mod.ts";
export * as tensor from "./tensor/mod.ts";
export * as random from "./random/mod.ts";
export * as parts from "./parts/mod.ts";
export * as data from "./data/mod.ts";
export * as samplers from "./samplers/mod.ts";
export * as augmentations from "./augmentations/mod.ts";
export * as encoders from "./encoders/mod.ts";
export * as distances from "./distances/mod.ts";
export * as relations from "./relations/mod.ts";
export * as miners from "./miners/mod.ts";
export * as losses from "./losses/mod.ts";
export * as reducers from "./reducers/mod.ts";
export * as regularizers from "./regularizers/mod.ts";
export * as objectives from "./objectives/mod.ts";
export * as training from "./training/mod.ts";
export * as evaluation from "./evaluation/mod.ts";
export * as statistics from "./statistics/mod.ts";
export * as search from "./search/mod.ts";
export * as tracking from "./tracking/mod.ts";
export * as charts from "./charts/mod.ts";
export * as runs from "./runs/mod.ts";
export * as reports from "./reports/mod.ts";
export * as publishing from "./publishing/mod.ts";
export * as notebook from "./notebook/mod.ts";
