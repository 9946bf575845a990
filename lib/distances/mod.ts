export * from "./scores.ts";
