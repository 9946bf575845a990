/**
 * This machine: where things are kept on it, and what is found on it.
 *
 * @module
 */
export * from "./cache_folder.ts";
export * from "./process_identity.ts";
export * from "./read_if_present.ts";
export * from "./sha256.ts";
export * from "./stop_process_group.ts";
export * from "./with_lock.ts";
export * from "./write_atomically.ts";
