export * from "./config_error.ts";
export * from "./nearest_name.ts";
export * from "./parse_options.ts";
export * from "./part.ts";
export * from "./family.ts";
export * from "./option_fields.ts";
