// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Runs the whole test suite in processes, two at a time, and says how long each part took, which is the
 * sum of its processes' times. The counts are those of `deno test`, and of jasmine where it runs the part.
 * Names of parts as arguments run only those.
 *
 * @module
 */
import { type Job, jobs } from "./suite/jobs.ts";
import { runJob } from "./suite/run_job.ts";
import { setUp } from "./suite/set_up.ts";

interface Total {
  seconds: number;
  passed: number;
  failed: number;
  ignored: number;
}

const none: Readonly<Total> = { seconds: 0, passed: 0, failed: 0, ignored: 0 };
const parts = [...new Set(jobs().map(({ part }) => part))];
const unknown = Deno.args.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}; there are ${parts.join(", ")}`);
  Deno.exit(2);
}

const started = performance.now();
const queue = jobs().filter(({ part }) => Deno.args.length === 0 || Deno.args.includes(part));
const totals: Record<string, Total> = { "set-up": { ...none } };
for (const { part } of queue) totals[part] = { ...none };

const ready = queue.some(({ needsSetUp }) => needsSetUp) ? setUp() : undefined;
// A second process at a time uses the cores while the first one waits; each may take 1.5 GB.
const lanes = Math.min(2, navigator.hardwareConcurrency);
await Promise.all(Array.from({ length: lanes }, async () => {
  for (let job = queue.shift(); job !== undefined; job = queue.shift()) await run(job);
}));
totals["set-up"]!.seconds = (await ready)?.seconds ?? 0;

async function run(job: Job): Promise<void> {
  const total = totals[job.part]!;
  if (job.needsSetUp && (await ready)?.failed) {
    total.failed++;
    return;
  }
  const { output, ...counts } = await runJob(job);
  const title = job.name === job.part ? job.part : `${job.part}: ${job.name}`;
  console.log(`\n── ${title}, ${counts.seconds.toFixed(1)} s ──\n${output.trim()}`);
  for (const key of Object.keys(none) as (keyof Total)[]) total[key] += counts[key];
}

console.log();
for (const [part, { seconds, passed, failed }] of Object.entries(totals)) {
  const counts = part === "set-up" ? "" : `   ${passed} passed, ${failed} failed`;
  console.log(`${part.padEnd(11)} ${seconds.toFixed(1).padStart(6)} s${counts}`);
}
const elapsed = (performance.now() - started) / 1000;
console.log(`${"altogether".padEnd(11)} ${elapsed.toFixed(1).padStart(6)} s, ${lanes} at a time`);
const sum = (key: keyof Total) =>
  Object.values(totals).map((total) => total[key]).reduce((a, b) => a + b, 0);
if (sum("ignored") > 0) console.log(`${sum("ignored")} ignored`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
Deno.exit(sum("failed") === 0 ? 0 : 1);
