export * from "./dataset.ts";
export * from "./split.ts";
