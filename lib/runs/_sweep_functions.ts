import type { ConfigValue } from "./config_value.ts";
import type { Swept, SweptInterval, SweptValues } from "./swept.ts";

type Refuse = (found: string, allowed: string) => never;
type SweepFunction = (items: readonly Swept[], refuse: Refuse) => Swept;

/** What may be called in an override. */
export const sweepFunctions = {
  choice: (items, refuse) => listOf(valuesOf("choice", items, refuse)),
  sort: (items, refuse) => listOf(valuesOf("sort", items, refuse).toSorted(byValue)),
  zip: (items, refuse) => ({ ...listOf(valuesOf("zip", items, refuse)), zipped: true }),
  range: (items, refuse) => listOf(rangeOf(numbersOf("range", items, refuse), refuse)),
  interval: (items, refuse) => intervalOf(numbersOf("interval", items, refuse), refuse),
  tag: (items, refuse) => tagged(items, refuse),
  int: (items, refuse) => cast("int", items, refuse, (value) => Math.trunc(Number(value))),
  float: (items, refuse) => cast("float", items, refuse, Number),
  str: (items, refuse) => cast("str", items, refuse, String),
  bool: (items, refuse) => cast("bool", items, refuse, truthOf),
} as const satisfies Record<string, SweepFunction>;

export function isFunctionName(name: string): name is keyof typeof sweepFunctions {
  return Object.hasOwn(sweepFunctions, name);
}

/** More are a slip of the step, not a sweep. */
const MOST = 1000;

function listOf(values: readonly ConfigValue[]): SweptValues {
  return { kind: "values", values, zipped: false };
}

function valuesOf(name: string, items: readonly Swept[], refuse: Refuse): readonly ConfigValue[] {
  const values = items.flatMap((item) => item.kind === "values" ? item.values : []);
  const isWhole = items.length > 0 && items.every(({ kind }) => kind === "values");
  return isWhole ? values : refuse(`${name}(…)`, `given values, as in ${name}(0.1, 0.2)`);
}

function numbersOf(name: string, items: readonly Swept[], refuse: Refuse): number[] {
  return valuesOf(name, items, refuse).map((value) =>
    typeof value === "number" ? value : refuse(shown(value), `a number in ${name}(…)`)
  );
}

function rangeOf(numbers: readonly number[], refuse: Refuse): number[] {
  const [start, stop, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  const found = `range(${numbers.join(",")})`;
  if (start === undefined || stop === undefined || numbers.length > 3) {
    return refuse(found, "range(stop), range(start,stop) or range(start,stop,step)");
  }
  // Steps of 0.1 do not add up to 1: what is left of one by rounding is none.
  const count = Math.ceil((stop - start) / step - 1e-9);
  if (!(count >= 1 && count <= MOST)) {
    return refuse(
      found,
      `a range of 1 to ${MOST} values: stop lies beyond start, by steps towards it`,
    );
  }
  return Array.from(
    { length: count },
    (_, index) => Number((start + index * step).toPrecision(12)),
  );
}

function intervalOf(numbers: readonly number[], refuse: Refuse): SweptInterval {
  const [low, high] = numbers;
  if (low === undefined || high === undefined || numbers.length !== 2 || low >= high) {
    return refuse(`interval(${numbers.join(",")})`, "interval(low,high) with low below high");
  }
  return { kind: "interval", low, high, log: false, whole: false };
}

function tagged(items: readonly Swept[], refuse: Refuse): SweptInterval {
  const [tag, interval] = items;
  const isLog = tag?.kind === "values" && tag.values.join() === "log";
  if (!isLog || interval?.kind !== "interval" || items.length !== 2) {
    return refuse("tag(…)", "tag(log, interval(low,high)), the only tag there is");
  }
  if (interval.low <= 0) {
    return refuse(`interval(${interval.low},${interval.high})`, "above 0, since it is tagged log");
  }
  return { ...interval, log: true };
}

function cast(
  name: string,
  items: readonly Swept[],
  refuse: Refuse,
  convert: (value: ConfigValue) => ConfigValue,
): Swept {
  const [only] = items;
  if (name === "int" && only?.kind === "interval" && items.length === 1) {
    return { ...only, whole: true };
  }
  if (name === "float" && only?.kind === "interval" && items.length === 1) return only;
  return listOf(
    valuesOf(name, items, refuse).map((value) => {
      const converted = convert(value);
      const isLost = Number.isNaN(converted) || converted === null || typeof value === "object";
      return isLost
        ? refuse(`${name}(${shown(value)})`, `a value that ${name}(…) can turn`)
        : converted;
    }),
  );
}

function truthOf(value: ConfigValue): boolean | null {
  const word = String(value).toLowerCase();
  if (["true", "yes", "on", "1"].includes(word)) return true;
  return ["false", "no", "off", "0"].includes(word) ? false : null;
}

function byValue(a: ConfigValue, b: ConfigValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

function shown(value: ConfigValue): string {
  return typeof value === "string" ? `"${value}"` : JSON.stringify(value);
}
