/** Facts as text by name, as tables and metadata take them; what has parts stands as JSON. */
export function flatFacts(facts: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  );
}
