export * from "./stateless_bernoulli.ts";
export * from "./stateless_integer.ts";
export * from "./stateless_normal.ts";
export * from "./stateless_permutation.ts";
export * from "./stateless_truncated_normal.ts";
export * from "./stateless_uniform.ts";
