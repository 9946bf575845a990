import { adam } from "./adam.ts";
import { adamw } from "./adamw.ts";
import { sgd } from "./sgd.ts";

export * from "./optimizer.ts";
export * from "./sgd.ts";
export * from "./adam.ts";
export * from "./adamw.ts";
export * from "./safetensors.ts";

/** Optimizers by name. */
export const optimizers = { sgd, adam, adamw } as const;
