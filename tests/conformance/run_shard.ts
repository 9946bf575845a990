import { readTextIfPresent } from "../../lib/host/mod.ts";
import type { SpecChoice, SpecEvent } from "./spec_event.ts";

/** A process that is silent for good is ended after this time. */
const longest = 300_000;

/**
 * Runs a shard of the bundled suite in a process of its own. Where the process ends in the middle of a
 * spec, that spec counts as failed, and another process goes on behind it.
 */
export async function runShard(
  bundle: string,
  choice: SpecChoice,
  log: string,
): Promise<SpecEvent[]> {
  const past: SpecEvent[] = [];
  for (let from = choice.from;;) {
    const { code, signal, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-lock", bundle, JSON.stringify({ ...choice, from }), log],
      env: { NO_COLOR: "1" },
      stdin: "null",
      stdout: "null",
      signal: AbortSignal.timeout(longest),
    }).output();
    const events = await takeEvents(log);
    if (events.at(-1)?.kind === "done") return [...past, ...events];
    const message = `the process ended with ${signal ?? `code ${code}`}: ${
      new TextDecoder().decode(stderr).slice(-2000)
    }`;
    const last = events.findLast(({ kind }) => kind === "started");
    if (last === undefined) throw new Error(`Cannot run the suite: ${message}`);
    from = last.index + 1;
    // The next process names again what it skips.
    past.push(...events.filter(({ kind, index }) => kind !== "skipped" || index < from));
    past.push({ kind: "failed", index: last.index, name: last.name, message });
  }
}

async function takeEvents(log: string): Promise<SpecEvent[]> {
  const text = await readTextIfPresent(log) ?? "";
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length > 0) await Deno.remove(log);
  return lines.map((line) => JSON.parse(line) as SpecEvent);
}
