import { sha256Hex } from "../host/mod.ts";
import { configKey } from "./_config_key.ts";
import { axisName } from "./axis_name.ts";
import type { ConfigValue } from "./config_value.ts";
import type { PlannedTrial } from "./sweep_plan.ts";

/** File systems take 255 bytes, and journals write beside a name. */
const LONGEST = 180;

type Unnamed = Omit<PlannedTrial, "id">;

/** Names each trial; of equal names the later ones get a hash of what they are. */
export function withIds(trials: readonly Unnamed[], axes: readonly string[]): PlannedTrial[] {
  const taken = new Set<string>();
  return trials.map((trial) => {
    const name = trialId(trial, axes);
    const id = taken.has(name) ? `${name}_${hash(configKey(trial.config))}` : name;
    taken.add(id);
    return { id, ...trial };
  });
}

/** A name that is legal for a folder: the trial's set-up, its values on the axes, its seed. */
function trialId({ config, point, phase, fold }: Unnamed, axes: readonly string[]): string {
  const id = [
    legal(config.setup),
    ...Object.entries(point).map(([path, value]) => `${axisName(path, axes)}-${written(value)}`),
    ...(fold === undefined ? [] : [`fold-${fold}`]),
    `seed-${config.seed}`,
    ...(phase === "confirmation" ? [phase] : []),
  ].join("_");
  return id.length <= LONGEST ? id : `${id.slice(0, LONGEST - 9)}_${hash(id)}`;
}

function written(value: ConfigValue): string {
  if (Array.isArray(value)) return value.map(written).join(",");
  const isObject = typeof value === "object" && value !== null;
  if (isObject && "name" in value && typeof value.name === "string") {
    const isBare = Object.keys(value).length === 1;
    return isBare ? legal(value.name) : `${legal(value.name)}-${hash(JSON.stringify(value))}`;
  }
  return isObject ? hash(JSON.stringify(value)) : legal(String(value));
}

function legal(text: string): string {
  return text.replaceAll(/[^\w.,=+-]/g, "-");
}

function hash(text: string): string {
  return sha256Hex(new TextEncoder().encode(text)).slice(0, 8);
}
