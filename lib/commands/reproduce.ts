/**
 * `deno task reproduce RESULT`: says whether a published result still is what it says.
 *
 * @module
 */

// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { join } from "node:path";
import {
  checkResult,
  findResult,
  recomputeResult,
  rerunResult,
  type Verdict,
  worstVerdict,
} from "../publishing/mod.ts";
import { localExecutor } from "../runs/mod.ts";
import { watchInterrupts } from "./_interrupts.ts";
import { type ResultArguments, resultArguments } from "./_result_arguments.ts";
import { exitCode, runCommand } from "./_run_command.ts";
import { UsageError } from "./_usage_error.ts";

const usage = `deno task reproduce RESULT [--level check|recompute|rerun] [options]

  check        files, data, lock file and code are those of the record
  recompute    and tables and charts come of the recorded trials again, byte for byte
  rerun        and the trials give the same numbers again (the default)

  --match TEXT   run only trials whose id contains it
  --tolerance N  metrics at most this far apart are called equal (default: 0, bit for bit)
  --workers N    processes that train (default: one a core)
  --data DIR     folder of your own data files
  --json         end with one JSON object on standard output

Exit codes: 0 identical or equal, 1 different, 2 bad usage.`;

const levels = ["check", "recompute", "rerun"] as const;

await runCommand(usage, async () => {
  const args = resultArguments("reproduce", usage);
  const folder = await findResult(args.name, join(args.results, "published"));
  const verdicts: Record<string, Verdict> = {};
  for (const level of levels.slice(0, levelsWanted(args))) {
    const verdict = await judge(level, folder, args);
    verdicts[level] = verdict;
    const tell = args.json ? console.error : console.log;
    tell(`${level.padEnd(10)} ${verdict.kind}`);
    for (const reason of verdict.reasons.slice(0, 20)) tell(`           ${reason}`);
    if (verdict.reasons.length > 20) tell(`           … and ${verdict.reasons.length - 20} more`);
  }
  const { kind } = worstVerdict(Object.values(verdicts));
  if (args.json) console.log(JSON.stringify({ folder, verdict: kind, levels: verdicts }));
  return kind === "different" ? exitCode.failed : exitCode.done;
});

function levelsWanted({ level }: ResultArguments): number {
  const index = levels.findIndex((it) => it === level);
  if (index >= 0) return index + 1;
  throw new UsageError(
    `Cannot reproduce: --level must be one of ${levels.join(", ")}, found ${level}\n\n${usage}`,
  );
}

async function judge(
  level: (typeof levels)[number],
  folder: string,
  args: ResultArguments,
): Promise<Verdict> {
  if (level === "check") return await checkResult({ folder, root: ".", dataFolder: args.data });
  if (level === "recompute") return await recomputeResult(folder);
  const work = await Deno.makeTempDir({ prefix: "marginalia-reproduce-" });
  const stop = new AbortController();
  using _interrupts = watchInterrupts(() => stop.abort(), () => Deno.exit(exitCode.interrupted));
  try {
    return await rerunResult({
      folder,
      work,
      executor: localExecutor({
        workers: positive("workers", args.workers ?? String(navigator.hardwareConcurrency)),
      }),
      signal: stop.signal,
      dataFolder: args.data,
      match: args.match,
      tolerance: positive("tolerance", args.tolerance),
      onEvent: (event) => {
        if (event.kind === "finished" || event.kind === "failed") {
          console.error(`${event.kind}: ${event.id}`);
        }
      },
    });
  } finally {
    await Deno.remove(work, { recursive: true });
  }
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (text !== "" && value >= (option === "workers" ? 1 : 0)) return value;
  throw new UsageError(`Cannot reproduce: --${option} must be a number, found ${text}`);
}
