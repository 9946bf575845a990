/**
 * Reports: what the records of sweeps say, as one page with its charts and tables.
 *
 * @module
 */
export * from "./arm.ts";
export * from "./compare_report.ts";
export * from "./comparison.ts";
export * from "./draw_figure.ts";
export * from "./mean_roc.ts";
export * from "./read_comparison.ts";
export * from "./report.ts";
export * from "./report_html.ts";
export * from "./sweep_table.ts";
export * from "./write_report.ts";
export * from "./write_sweep_report.ts";
