import { type OverrideText, overrideText } from "./_override_text.ts";
import { isFunctionName, sweepFunctions } from "./_sweep_functions.ts";
import type { ConfigValue } from "./config_value.ts";
import type { Swept } from "./swept.ts";

/**
 * Reads what stands after the equals sign of an override.
 *
 * @throws {ConfigError} Naming the key, what was found and what may stand there.
 */
export function readSwept(key: string, text: string): Swept {
  const source = overrideText(key, text);
  const items = readItems(source);
  if (!source.isAtEnd()) source.refuse(source.rest(), "followed by a comma or nothing");
  return joined(source, items);
}

/** Items parted by commas, up to a closing bracket or the end. */
function readItems(source: OverrideText): Swept[] {
  const items = [readItem(source)];
  while (source.take(",")) items.push(readItem(source));
  return items;
}

function joined(source: OverrideText, items: readonly Swept[]): Swept {
  const [first] = items;
  if (first !== undefined && items.length === 1) return first;
  const values = items.flatMap((item) => {
    if (item.kind === "values" && !item.zipped) return item.values;
    return source.refuse(
      `"${source.whole}"`,
      "values parted by commas, or one interval(…) or zip(…) alone",
    );
  });
  return { kind: "values", values, zipped: false };
}

function readItem(source: OverrideText): Swept {
  const name = source.takeFunctionName();
  if (name === undefined) return { kind: "values", values: [readValue(source)], zipped: false };
  if (!isFunctionName(name)) return source.refuseName(`${name}(…)`, name, sweepFunctions);
  const argumentsOf = source.take(")") ? [] : readItems(source);
  if (argumentsOf.length > 0) source.expect(")");
  return sweepFunctions[name](argumentsOf, (found, allowed) => source.refuse(found, allowed));
}

function readValue(source: OverrideText): ConfigValue {
  if (source.take("[")) return readUpTo(source, "]", () => readValue(source));
  if (source.take("{")) {
    return Object.fromEntries(readUpTo(source, "}", () => {
      const key = String(source.takeScalar());
      source.expect(":");
      return [key, readValue(source)];
    }));
  }
  return source.takeScalar();
}

function readUpTo<Item>(source: OverrideText, end: string, read: () => Item): Item[] {
  if (source.take(end)) return [];
  const items = [read()];
  while (source.take(",")) items.push(read());
  source.expect(end);
  return items;
}
