export * from "./mean.ts";
export * from "./sample_deviation.ts";
export * from "./student_t.ts";
export * from "./summarize.ts";
export * from "./t_interval.ts";
