/** Puts a scope before each name: `margin` becomes `loss.margin`. */
export function withScope<Value>(
  scope: string,
  values: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${scope}.${name}`, value]),
  );
}

/** What lies in a scope, without it: `loss.margin` becomes `margin`. */
export function inScope<Value>(
  scope: string,
  values: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name.startsWith(`${scope}.`))
      .map(([name, value]) => [name.slice(scope.length + 1), value]),
  );
}
