export * from "./selection.ts";
export * from "./miner.ts";
