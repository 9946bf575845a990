import { sha256Hex } from "../host/mod.ts";
import { configKey } from "./_config_key.ts";
import { axisName } from "./axis_name.ts";
import type { ConfigValue } from "./config_value.ts";
import type { PlannedTrial } from "./sweep_plan.ts";

/** File systems take 255 bytes, and journals write beside a name. */
const LONGEST = 180;

type Unnamed = Omit<PlannedTrial, "id">;

/** Names each trial; one whose name is taken gets a hash of what it is behind it. */
export function withIds(
  trials: readonly Unnamed[],
  axes: readonly string[],
  names: readonly string[] = [],
): PlannedTrial[] {
  const taken = new Set(names);
  return trials.map((trial) => {
    const name = trialId(trial, axes);
    const id = taken.has(name) ? `${name}_${hash(configKey(trial.config))}` : name;
    taken.add(id);
    return { id, ...trial };
  });
}

/** A name that is legal for a folder: the trial's set-up, its values on the axes, its seed. */
function trialId({ config, point, phase, fold, rung }: Unnamed, axes: readonly string[]): string {
  const id = [
    legal(config.setup),
    ...Object.entries(point).map(([path, value]) => `${axisName(path, axes)}-${written(value)}`),
    ...(rung === undefined ? [] : [`rung-${rung}`]),
    ...(fold === undefined ? [] : [`fold-${fold}`]),
    `seed-${config.seed}`,
    ...(phase === "confirmation" ? [phase] : []),
  ].join("_");
  return id.length <= LONGEST ? id : `${id.slice(0, LONGEST - 9)}_${hash(id)}`;
}

/** A drawn number with the digits that people tell numbers apart by. */
function written(value: ConfigValue): string {
  if (typeof value === "number") {
    return String(isLong(value) ? Number(value.toPrecision(4)) : value);
  }
  if (Array.isArray(value)) return value.map(written).join(",");
  const isObject = typeof value === "object" && value !== null;
  if (isObject && "name" in value && typeof value.name === "string") {
    const isBare = Object.keys(value).length === 1;
    return isBare ? legal(value.name) : `${legal(value.name)}-${hash(JSON.stringify(value))}`;
  }
  return isObject ? hash(JSON.stringify(value)) : legal(String(value));
}

function isLong(value: number): boolean {
  return !Number.isInteger(value) && String(value).length > 10;
}

function legal(text: string): string {
  return text.replaceAll(/[^\w.,=+-]/g, "-");
}

function hash(text: string): string {
  return sha256Hex(new TextEncoder().encode(text)).slice(0, 8);
}
