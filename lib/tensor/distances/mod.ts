export * from "./cdist.ts";
export * from "./squared_distances.ts";
