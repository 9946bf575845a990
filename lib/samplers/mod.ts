export * from "./sampler.ts";
