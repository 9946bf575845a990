import { ConfigError } from "../parts/mod.ts";
import type { Assignment } from "./_assignments.ts";
import { type Draft, hasPath, isWholePath } from "./_draft.ts";
import { isIn } from "./_resolve_key.ts";
import type { ConfigValue } from "./config_value.ts";
import type { AxisInterval, AxisValues, ByLoss, Experiment } from "./experiment.ts";
import type { Swept } from "./swept.ts";

/** Something that varies within a set-up. */
export interface SweepAxis {
  readonly path: string;
  /** Whether its values are circumstances to compare under, not choices. */
  readonly isCondition: boolean;
  /** What a configuration runs through on this axis; nothing, where it has no such key. */
  of(draft: Draft): Swept | undefined;
}

/** What is done to the training data is a circumstance in any experiment. */
const circumstances = ["labelNoise", "imbalance", "labelsPerClass", "trainingImages"];

/**
 * The axes of a sweep: the experiment's, and what overrides give several values. Of several that fit
 * a configuration the one for its set-up counts, then the one for its loss, and the last of equals.
 *
 * @param isDrawn Whether a search draws from the experiment's intervals, where it has one for an axis.
 */
export function sweepAxes(
  experiment: Experiment,
  given: readonly Assignment[],
  isDrawn: boolean,
): SweepAxis[] {
  const { name, conditions = {}, intervals = {} } = experiment;
  const axes = { ...experiment.axes, ...conditions };
  const several = given.filter(({ swept }) =>
    swept.kind !== "values" || swept.values.length !== 1 || swept.zipped
  );
  const paths = [...new Set([...Object.keys(axes), ...several.map(({ path }) => path)])];
  const depth = (path: string) => path.split(".").length;
  return paths.toSorted((a, b) => depth(a) - depth(b)).map((path) => {
    const own = given.filter((assignment) => assignment.path === path);
    return {
      path,
      isCondition: path in conditions || circumstances.includes(path),
      of(draft) {
        if (!hasPath(draft, path)) return undefined;
        const fitting = own.filter(({ scope }) => isIn(draft, scope));
        const chosen = fitting.findLast(({ scope }) => scope === draft["setup"]) ??
          fitting.findLast(({ scope }) => scope !== undefined) ?? fitting.at(-1);
        if (chosen !== undefined) return typed(chosen.swept, draft, path);
        const loss: unknown = Object(draft["loss"])["name"];
        const interval = isDrawn ? intervalFor(intervals[path], String(loss)) : undefined;
        if (interval !== undefined) {
          return typed({ log: false, whole: false, ...interval, kind: "interval" }, draft, path);
        }
        const values = valuesFor(axes[path], String(loss));
        const isReplaced = given.some((it) => it.path === "loss" && isIn(draft, it.scope));
        if (values === undefined && isReplaced && path in axes) {
          throw withoutValues(name, path, String(loss));
        }
        return values && { kind: "values", values, zipped: false };
      },
    };
  });
}

/** An interval is of whole numbers where the option is. */
function typed(swept: Swept, draft: Draft, path: string): Swept {
  return swept.kind === "interval" && isWholePath(draft, path) ? { ...swept, whole: true } : swept;
}

function valuesFor(axis: AxisValues | undefined, loss: string): readonly ConfigValue[] | undefined {
  if (axis === undefined || isList(axis)) return axis;
  return Object.entries(axis).find(([name]) => name === loss)?.[1];
}

function intervalFor(
  interval: AxisInterval | ByLoss<AxisInterval> | undefined,
  loss: string,
): AxisInterval | undefined {
  if (interval === undefined || isInterval(interval)) return interval;
  return Object.entries(interval).find(([name]) => name === loss)?.[1];
}

function isInterval(interval: AxisInterval | ByLoss<AxisInterval>): interval is AxisInterval {
  return "low" in interval;
}

function isList(axis: AxisValues): axis is readonly ConfigValue[] {
  return Array.isArray(axis);
}

/** A loss that came by an override must bring its values: those of another are on another scale. */
function withoutValues(experiment: string, path: string, loss: string): ConfigError {
  const name = path.split(".").at(-1) ?? path;
  return new ConfigError(`the experiment ${experiment}`, [{
    path: name,
    found: "nothing",
    allowed: `given for ${loss}, of which it lists no values (${name}=…)`,
  }]);
}
