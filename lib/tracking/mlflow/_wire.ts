/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | {
  readonly [key: string]: Json | undefined;
};

/** The same value with every key as MLflow spells it: `runId` becomes `run_id`. */
export function toWire(value: Json): Json {
  return withKeys(value, (key) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

/** The same value with every key as TypeScript spells it: `run_id` becomes `runId`. */
export function fromWire(value: Json): Json {
  return withKeys(value, (key) => key.replaceAll(/_([a-z])/g, (_, letter) => letter.toUpperCase()));
}

function withKeys(value: Json, spell: (key: string) => string): Json {
  if (isList(value)) return value.map((item) => withKeys(item, spell));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [[spell(key), withKeys(item, spell)]]
    ),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
