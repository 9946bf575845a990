export * from "./transform_images.ts";
