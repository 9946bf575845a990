import { ConfigError, nearestName } from "../parts/mod.ts";
import type { ConfigValue } from "./config_value.ts";

/** The value of an override, read from left to right; spaces between its signs do not count. */
export interface OverrideText {
  readonly whole: string;
  isAtEnd(): boolean;
  /** What has not been read. */
  rest(): string;
  /** Reads the sign, if it stands here. */
  take(sign: string): boolean;
  /** Reads the sign, or refuses what stands in its place. */
  expect(sign: string): void;
  /** Reads `name(`, if that stands here. */
  takeFunctionName(): string | undefined;
  /** Reads a number, a truth value, null, a quoted text or a word. */
  takeScalar(): string | number | boolean | null;
  refuse(found: string, allowed: string): never;
  /** Refuses a name that is none of an object's keys. */
  refuseName(found: string, typed: string, known: object): never;
}

export function overrideText(key: string, whole: string): OverrideText {
  let at = 0;

  function match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(whole) ?? undefined;
    if (found !== undefined) at += found[0].length;
    return found;
  }

  function refuse(found: string, allowed: string, nearest?: string): never {
    const hint = nearest === undefined ? {} : { nearest };
    throw new ConfigError("the sweep", [{ path: key, found, allowed, ...hint }]);
  }

  const rest = () => whole.slice(at).trim();
  return {
    whole,
    rest,
    isAtEnd: () => rest() === "",
    take(sign) {
      const isHere = rest().startsWith(sign);
      if (isHere) at = whole.indexOf(sign, at) + sign.length;
      return isHere;
    },
    expect(sign) {
      if (!this.take(sign)) {
        refuse(`"${whole}"`, `completed by "${sign}" ${rest() === "" ? "" : `before "${rest()}"`}`);
      }
    },
    takeFunctionName: () => match(/\s*([A-Za-z_]\w*)\s*\(/y)?.[1],
    takeScalar() {
      const quoted = match(/\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*/y);
      if (quoted) return (quoted[1] ?? quoted[2] ?? "").replaceAll(/\\(.)/g, "$1");
      const word = match(/\s*[^,()[\]{}:"']+/y)?.[0].trim() ?? "";
      if (word === "") refuse(whole === "" ? "nothing" : `"${whole}"`, VALUES);
      return scalarOf(word);
    },
    refuse,
    refuseName: (found, typed, known) =>
      refuse(
        found,
        `one of ${Object.keys(known).join(", ")}`,
        nearestName(typed, Object.keys(known)),
      ),
  };
}

const VALUES = "given as key=value or key=value,value, for instance margin=0.1,0.2";

function scalarOf(word: string): Exclude<ConfigValue, object> | null {
  if (word === "true" || word === "false") return word === "true";
  if (word === "null") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : word;
}
