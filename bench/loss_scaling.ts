// deno-lint-ignore-file no-console camelcase -- a command: it speaks to a person, in the rows' fixed keys
/**
 * Times value and gradient of every loss of pairs and triplets at growing batches of 32 classes and 64
 * dimensions, compiled as a graph, each size in a process of its own; with peak resident memory, less the
 * loaded engine's, and the slopes of both over the sizes on logarithmic axes: 2 is quadratic.
 *
 * `deno task bench losses-scaling [--json] [--only=<part of a loss's name>]`
 *
 * @module
 */
import { environmentFacts } from "../lib/tracking/mod.ts";
import { readCores, shareOfOthers } from "./_cores.ts";
import { measureAlone } from "./_measure_alone.ts";
import { scalingLosses } from "./_scaling_losses.ts";
import { slopeOf } from "./_slope_of.ts";

const BATCHES = [1024, 2048, 4096];
/** Batches for losses that are also shown further. */
const further: Readonly<Record<string, readonly number[]>> = {
  "triplet-margin, all triplets": [8192],
};
/** How long a step is repeated, in ms. */
const LIMIT = 1000;
/** A step that would take longer, in ms, by the cube of the batch, is left out. */
const LONGEST = 60_000;

/** A loss at one size. */
export type ScalingPoint =
  | { readonly batch: number; readonly ms: number; readonly memory_mib: number }
  | { readonly batch: number; readonly left_out: string };

export interface ScalingRow {
  readonly name: string;
  readonly points: readonly ScalingPoint[];
  /** Exponents of the batch, fitted to the logarithms over the sizes. */
  readonly time_slope: number | undefined;
  readonly memory_slope: number | undefined;
  /** Share of the cores that other processes used. */
  readonly load: number | undefined;
}

/** A row for each loss whose name contains `only`. */
export async function* benchScaling(only: string): AsyncGenerator<ScalingRow> {
  for (const name of Object.keys(scalingLosses).filter((name) => name.includes(only))) {
    const before = readCores([Deno.pid]);
    const points: ScalingPoint[] = [];
    for (const batch of [...BATCHES, ...further[name] ?? []]) {
      points.push(await measureAt(name, batch, points.at(-1)));
    }
    const done = points.filter((point) => "ms" in point);
    const slope = (of: "ms" | "memory_mib") =>
      slopeOf(done.map((point) => [Math.log(point.batch), Math.log(point[of])]));
    yield {
      name,
      points,
      time_slope: slope("ms"),
      memory_slope: slope("memory_mib"),
      // The processes that worked have ended, and count as this one's.
      load: shareOfOthers(before, readCores([Deno.pid])),
    };
  }
}

async function measureAt(
  name: string,
  batch: number,
  last: ScalingPoint | undefined,
): Promise<ScalingPoint> {
  if (last !== undefined) {
    if (!("ms" in last)) return { batch, left_out: last.left_out };
    const expected = last.ms * (batch / last.batch) ** 3;
    if (expected > LONGEST) {
      return { batch, left_out: `may take ${(expected / 1000).toFixed(0)} s a step` };
    }
  }
  try {
    return { batch, ...await measureAlone({ name, batch, mode: "graph", limit: LIMIT }) };
  } catch (error) {
    return { batch, left_out: error instanceof Error ? error.message : String(error) };
  }
}

function describe({ name, points, time_slope, memory_slope, load }: ScalingRow): string {
  const sizes = points.map((point) =>
    `${point.batch}: ${
      "ms" in point
        ? `${point.ms.toFixed(1)} ms, ${point.memory_mib.toFixed(0)} MiB`
        : `left out, ${point.left_out}`
    }`
  );
  const slopes = `slopes ${time_slope?.toFixed(2) ?? "?"} in time, ${
    memory_slope?.toFixed(2) ?? "?"
  } in memory`;
  const others = load === undefined
    ? ""
    : `; others used ${(100 * load).toFixed(0)} % of the cores`;
  return `${name}: ${sizes.join("; ")}; ${slopes}${others}`;
}

/** Runs the bench and prints what it found. */
export async function run(args: readonly string[]): Promise<void> {
  const only = args.find((argument) => argument.startsWith("--only="))?.slice(7) ?? "";
  const rows: ScalingRow[] = [];
  for await (const row of benchScaling(only)) {
    console.log(describe(row));
    rows.push(row);
  }
  if (args.includes("--json")) {
    const environment = await environmentFacts({ engine: "libtensorflow" });
    console.log(JSON.stringify({ date: new Date().toISOString(), environment, rows }));
  }
}
