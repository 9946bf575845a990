export * from "./ops.ts";
