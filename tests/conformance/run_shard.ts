import type { SpecChoice, SpecEvent, SpecResult } from "./spec_event.ts";

/** A process that is silent for good is ended after this time. */
const longest = 300_000;

/**
 * Runs a shard of the bundled suite in a process of its own. Where the process ends in the middle of a
 * spec, that spec counts as failed and another process goes on behind it.
 */
export async function runShard(
  bundle: string,
  choice: SpecChoice,
  log: string,
): Promise<SpecResult[]> {
  const results = new Map<number, SpecResult>();
  const loose: SpecResult[] = [];
  for (let from = choice.from;;) {
    const { code, signal, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-lock", bundle, JSON.stringify({ ...choice, from }), log],
      env: { NO_COLOR: "1" },
      stdin: "null",
      stdout: "null",
      signal: AbortSignal.timeout(longest),
    }).output();
    const events = await takeEvents(log);
    let running: { readonly index: number; readonly name: string } | undefined;
    for (const event of events) {
      if (event.kind === "done") return [...results.values(), ...loose];
      running = event.kind === "started" ? event : undefined;
      if (event.kind === "started") continue;
      if (event.index < 0) loose.push(event);
      else results.set(event.index, event);
    }
    const end = `the process ended with ${signal ?? `code ${code}`}: ${
      new TextDecoder().decode(stderr).slice(-2000)
    }`;
    if (running === undefined) throw new Error(`Cannot run the suite: ${end}`);
    results.set(running.index, { ...running, kind: "failed", message: end });
    from = running.index + 1;
  }
}

async function takeEvents(log: string): Promise<SpecEvent[]> {
  const lines = (await Deno.readTextFile(log)).split("\n").filter((line) => line !== "");
  await Deno.remove(log);
  return lines.map((line) => JSON.parse(line) as SpecEvent);
}
