/** An object as JSON holds it. */
export type JsonObject = { readonly [key: string]: Json };

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
