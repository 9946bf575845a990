export * from "./prng.ts";
export * from "./streams.ts";
