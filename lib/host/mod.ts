/**
 * This machine: where things are kept on it, and what is found on it.
 *
 * @module
 */
export * from "./build_folder_once.ts";
export * from "./cache_folder.ts";
export * from "./find_program.ts";
export * from "./json_text.ts";
export * from "./locate_python.ts";
export * from "./locate_uv.ts";
export * from "./missing_program_error.ts";
export * from "./package_index.ts";
export * from "./process_identity.ts";
export * from "./progress.ts";
export * from "./python_environment.ts";
export * from "./read_if_present.ts";
export * from "./run_program.ts";
export * from "./sha256.ts";
export * from "./stop_process_group.ts";
export * from "./with_lock.ts";
export * from "./write_atomically.ts";
