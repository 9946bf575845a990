import { stopMlflowServer } from "../../lib/tracking/mod.ts";
import type { TrialConfig } from "../../lib/runs/mod.ts";

const root = new URL("../../", import.meta.url).pathname;

/** What `--json` ends with. */
export interface SweepJson {
  readonly sweep: string;
  readonly trials: readonly {
    readonly id: string;
    readonly config: TrialConfig;
    readonly status: "finished" | "failed" | "unfinished";
    readonly metrics: Readonly<Record<string, number>>;
    readonly error?: string;
  }[];
  readonly summary: { readonly setups: readonly object[] };
  readonly paths: { readonly folder: string; readonly report: string; readonly mlflow?: string };
}

export interface SweepEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A sweep small enough for a test: two set-ups, one margin, one seed, few images. */
export const tiny = [
  "margin",
  "setups=online,siamese",
  "margin=0.2",
  "seeds=1",
  "steps=20",
  "encoder.hidden=[16]",
  "encoder.dimensions=8",
  "data.trainSamplesPerClass=8",
  "data.validationSamplesPerClass=4",
  "data.testSamplesPerClass=4",
];

/** Starts `deno task sweep …`. */
export function startSweep(
  args: readonly string[],
  { env = {}, command = [Deno.execPath()] }: {
    readonly env?: Record<string, string>;
    readonly command?: readonly string[];
  } = {},
): Deno.ChildProcess {
  const [program = Deno.execPath(), ...prefix] = command;
  return new Deno.Command(program, {
    args: [...prefix, "task", "--quiet", "sweep", ...args],
    cwd: root,
    env: { MLFLOW_TRACKING_URI: "", NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    detached: true,
  }).spawn();
}

/** Waits for a sweep's end. */
export async function endOf(child: Deno.ChildProcess): Promise<SweepEnd> {
  const { code, stdout, stderr } = await child.output();
  const text = new TextDecoder();
  return { code, stdout: text.decode(stdout), stderr: text.decode(stderr) };
}

/** Runs `deno task sweep …` to its end. */
export function sweep(
  args: readonly string[],
  options: Parameters<typeof startSweep>[1] = {},
): Promise<SweepEnd> {
  return endOf(startSweep(args, options));
}

/** Reads the JSON object on the last line. */
export function jsonOf({ stdout, stderr }: SweepEnd): SweepJson {
  const line = stdout.trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) throw new Error(`No JSON on the last line: ${stdout}\n${stderr}`);
  return JSON.parse(line);
}

/** A folder for results, removed at the end together with the MLflow server that serves it. */
export async function temporaryResults(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await Deno.makeTempDir({ prefix: "marginalia-sweep-" });
  return {
    path,
    async [Symbol.asyncDispose]() {
      await stopMlflowServer(`${path}/.mlflow`);
      await Deno.remove(path, { recursive: true });
    },
  };
}

/** Processes whose command line or environment mentions a text: what a sweep may have left running. */
export async function processesWith(text: string): Promise<string[]> {
  const { stdout } = await new Deno.Command("ps", { args: ["-eo", "pid,args"] }).output();
  return new TextDecoder().decode(stdout).split("\n").filter((line) => line.includes(text));
}
