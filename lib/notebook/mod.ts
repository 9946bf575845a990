/**
 * Notebooks on the Deno kernel: showing things, live progress, the kernel itself, and running
 * notebooks with a browser or without.
 *
 * @module
 */
export * from "./checkout_folder.ts";
export * from "./execute_notebook.ts";
export * from "./flush.ts";
export * from "./interruption.ts";
export * from "./kernel_spec.ts";
export * from "./live.ts";
export * from "./mime_bundle.ts";
export * from "./notebook_document.ts";
export * from "./notebook_environment.ts";
export * from "./notebook_parameters.ts";
export * from "./prepare_kernel.ts";
export * from "./progress.ts";
export * from "./published_chart.ts";
export * from "./run_notebook.ts";
export * from "./serve_notebooks.ts";
export * from "./show.ts";
export * from "./sweep_live.ts";
export * from "./train_live.ts";
