/** Every mark of a spec, however deep it lies, by its type. */
export function marksOf(spec: unknown): string[] {
  if (Array.isArray(spec)) return spec.flatMap(marksOf);
  if (typeof spec !== "object" || spec === null) return [];
  return Object.entries(spec).flatMap(([key, value]) => {
    if (key === "data") return [];
    if (key === "mark") return [typeof value === "string" ? value : String(value.type)];
    return marksOf(value);
  });
}

/** The rows of every layer of a spec, in order. */
export function valuesOf(spec: unknown): Record<string, unknown>[][] {
  if (Array.isArray(spec)) return spec.flatMap(valuesOf);
  if (typeof spec !== "object" || spec === null) return [];
  return Object.entries(spec).flatMap(([key, value]) =>
    key === "data" ? [value.values] : valuesOf(value)
  );
}
