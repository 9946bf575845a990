import type { Outcome, Progress } from "./progress.ts";

export interface Watched {
  readonly seed: string;
  readonly calls: number;
  /** Calls a child process makes. Default: all of them. */
  readonly callsPerChild?: number;
  /** Longer than this, in seconds, and a call counts as one that hangs. Default: 20. */
  readonly patience?: number;
  readonly onProgress?: (made: number, deaths: number) => void;
}

/** A call that ended its process, or never ended. */
export interface Death {
  readonly how: string;
  readonly progress: Progress | undefined;
  readonly said: string;
}

export interface WatchedOutcome extends Outcome {
  readonly deaths: readonly Death[];
}

const program = new URL("make_calls.ts", import.meta.url).pathname;

/** Has child processes make a seed's calls, one child after another, and goes on behind one that dies. */
export async function watchCalls(options: Watched): Promise<WatchedOutcome> {
  const { seed, calls, callsPerChild = calls, patience = 20, onProgress } = options;
  const log = await Deno.makeTempFile();
  const total = { results: 0, errors: 0, ops: 0, tensors: 0, handles: 0, residentMiB: 0 };
  const strange: string[] = [];
  const deaths: Death[] = [];
  let made = 0;
  while (made < calls) {
    const count = Math.min(callsPerChild, calls - made);
    await Deno.writeTextFile(log, "");
    const ended = await runChild([seed, `${made}`, `${count}`, log], log, patience);
    const { progress, outcome } = ended;
    if (outcome === undefined) deaths.push(ended);
    total.results += outcome?.results ?? progress?.results ?? 0;
    total.errors += outcome?.errors ?? progress?.errors ?? 0;
    strange.push(...outcome?.strange ?? progress?.strange ?? []);
    total.ops = Math.max(total.ops, outcome?.ops ?? 0);
    total.tensors += outcome?.tensors ?? 0;
    total.handles += outcome?.handles ?? 0;
    total.residentMiB = Math.max(total.residentMiB, outcome?.residentMiB ?? 0);
    made = outcome === undefined ? (progress?.index ?? made + count - 1) + 1 : made + count;
    onProgress?.(made, deaths.length);
  }
  await Deno.remove(log);
  return { ...total, strange, deaths };
}

async function runChild(
  args: readonly string[],
  log: string,
  patience: number,
): Promise<Death & { readonly outcome: Outcome | undefined }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", program, ...args],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let [last, since, hangs] = ["", performance.now(), false];
  const watch = setInterval(async () => {
    const text = await Deno.readTextFile(log);
    if (text !== last) [last, since] = [text, performance.now()];
    if (performance.now() - since < patience * 1000) return;
    hangs = true;
    child.kill("SIGKILL");
  }, 1000);
  const { success, code, signal, stdout, stderr } = await child.output();
  clearInterval(watch);
  const [out, said] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  const text = await Deno.readTextFile(log);
  return {
    outcome: success ? JSON.parse(out!) : undefined,
    progress: text === "" ? undefined : JSON.parse(text),
    how: hangs ? "hangs" : signal ?? `exit code ${code}`,
    said: said!,
  };
}
