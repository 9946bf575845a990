export * from "./row_histograms.ts";
export * from "./segment_max.ts";
export * from "./segment_mean.ts";
export * from "./segment_min.ts";
export * from "./segment_prod.ts";
export * from "./segment_sum.ts";
