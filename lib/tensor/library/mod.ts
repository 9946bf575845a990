/**
 * The native library under the engine: found on this machine, or fetched once.
 *
 * @module
 */
export * from "./library.ts";
export * from "./locate_library.ts";
export * from "./missing_library_error.ts";
export * from "./wheels.ts";
