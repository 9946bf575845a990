// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Sends small sweeps through random faults to a real MLflow server, and counts where MLflow then differs from
 * the journals: `deno task soak faults [--schedules 1000] [--seed 1] [--seconds 600] [--json]`. Stops early when
 * the seconds are over, and says how many schedules it ran. Ends with exit code 1 if there is a difference.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { gitState } from "../../lib/tracking/mod.ts";
import { startRealServer } from "../tracking/real_server.ts";
import { faultKinds } from "../tracking/faults/fault.ts";
import { runSchedule, type ScheduleOutcome } from "../tracking/faults/run_schedule.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    schedules: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "600" },
    json: { type: "boolean", default: false },
  },
});
const [asked, seed, seconds] = [values.schedules, values.seed, values.seconds].map(Number);
const tell = values.json ? console.error : console.log;

/** Schedules under way at once: they wait more than they work. */
const LANES = 8;

const server = await startRealServer();
const started = performance.now();
const passed = () => (performance.now() - started) / 1000;
const outcomes: ScheduleOutcome[] = [];
let next = 0;

async function lane(): Promise<void> {
  while (next < (asked ?? 0) && passed() < (seconds ?? 0)) {
    const outcome = await runSchedule(server, seed ?? 1, next++);
    outcomes.push(outcome);
    for (const difference of outcome.differences) tell(`${outcome.schedule}: ${difference}`);
    if (outcomes.length % 50 === 0) tell(`${outcomes.length} schedules, ${passed().toFixed(0)} s`);
  }
}

await Promise.all(Array.from({ length: LANES }, lane));
const took = passed();
await server.stop();

const sum = (of: (outcome: ScheduleOutcome) => number) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);
const met = Object.fromEntries(
  faultKinds.map((kind) => [kind, sum(({ met }) => met[kind] ?? 0)]),
);
const record = {
  bench: "faults",
  date: new Date().toISOString(),
  commit: (await gitState())?.commit,
  seed,
  asked,
  schedules: outcomes.length,
  seconds: Math.round(took),
  met,
  faults: sum(({ met }) => Object.values(met).reduce((a, b) => a + b, 0)),
  syncs: sum(({ syncs }) => syncs),
  failedSyncs: sum(({ failed }) => failed),
  /** Schedules whose last sync through faults said that it was done, and those that then differed. */
  doneThroughFaults: sum(({ atOnce }) => atOnce ? 1 : 0),
  differedAtOnce: outcomes.filter(({ atOnce }) => atOnce && atOnce.length > 0)
    .map(({ schedule, atOnce }) => ({ schedule, differences: atOnce })),
  differences: sum(({ differences }) => differences.length),
};
tell(
  `${record.schedules} of ${asked} schedules, ${record.faults} faults, ${record.syncs} syncs ` +
    `(${record.failedSyncs} cut off), ${record.seconds} s: ${record.differences} differences; ` +
    `${record.differedAtOnce.length} of ${record.doneThroughFaults} needed one more sync`,
);
if (values.json) console.log(JSON.stringify(record));
Deno.exit(record.differences === 0 ? 0 : 1);
