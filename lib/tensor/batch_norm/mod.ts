export * from "./batch_norm_inference.ts";
export * from "./batch_norm_training.ts";
