// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Kills sweeps by SIGKILL at random moments, resumes them, and compares their journals and MLflow with those
 * of a sweep that was left alone: `deno task soak kills [--sweeps 50] [--seed 1] [--seconds 600] [--json]`. Stops
 * early when the seconds are over, and says how many sweeps it ran. Ends with exit code 1 if one differs.
 *
 * @module
 */
import { isDeepStrictEqual, parseArgs } from "node:util";
import { streams } from "../../lib/random/mod.ts";
import { gitState, mlflowClient, readSweep, readTrial } from "../../lib/tracking/mod.ts";
import { canonical } from "../../lib/publishing/mod.ts";
import {
  endOf,
  jsonOf,
  startSweep,
  sweep,
  temporaryResults,
  tiny,
} from "../sweep/sweep_process.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    sweeps: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "600" },
    json: { type: "boolean", default: false },
  },
});
const [asked = 50, seed = 1, seconds = 600] = [values.sweeps, values.seed, values.seconds]
  .map(Number);
const tell = values.json ? console.error : console.log;
const args = [...tiny, "seeds=2", "--json"];
const started = performance.now();
const commit = (await gitState())?.commit;

/** All that a sweep left behind, without what differs between two runs of the same thing. */
async function leftBehind(folder: string, address: string) {
  const { config, trials, uuid, experiment } = await readSweep(folder);
  const journals = await Promise.all(trials.map(async (id) => {
    const { config, lines, result } = await readTrial(`${folder}/${id}`);
    return { trial: id, config, lines, result };
  }));
  const client = mlflowClient({ uri: address });
  const { experimentId } = await client.experiments.getOrCreate(experiment);
  const found = await client.runs.search(experimentId, `tags.\`marginalia.record\` = '${uuid}'`);
  const runs = await Promise.all(found.map(async ({ runId, tags, status, params, metrics }) => {
    const keys = metrics.map(({ key }) => key).toSorted();
    const history = await Promise.all(keys.map((key) => client.runs.metricHistory(runId, key)));
    const points = history.flat().map(({ key, step, value }) => ({ key, step, value }));
    return { trial: tags["marginalia.trial"] ?? "", status, params, points };
  }));
  const inOrder = runs.toSorted((a, b) => a.trial < b.trial ? -1 : 1);
  return { config: canonical(config), journals: canonical(journals), runs: canonical(inOrder) };
}

await using alone = await temporaryResults();
const begin = performance.now();
const { paths } = jsonOf(await sweep([...args, "--results", alone.path]));
const took = performance.now() - begin;
const expected = await leftBehind(paths.folder, new URL(paths.mlflow ?? "").origin);
tell(`A sweep left alone takes ${(took / 1000).toFixed(1)} s`);

const rows: { sweep: number; killedAfter: number; begun: boolean; differences: string[] }[] = [];
for (let index = 0; index < asked && performance.now() - started < 1000 * seconds; index++) {
  await using results = await temporaryResults();
  const killedAfter = took * streams(seed).open("sampler", `kill ${index}`)();
  const child = startSweep([...args, "--results", results.path]);
  const end = endOf(child);
  await new Promise((resolve) => setTimeout(resolve, killedAfter));
  await new Deno.Command("kill", { args: ["-KILL", "--", `-${child.pid}`] }).output();
  await end;
  const experiments = await Array.fromAsync(Deno.readDir(`${results.path}/margin`)).catch(() => []);
  const folder = `${results.path}/margin/${experiments[0]?.name}`;
  const record = await readSweep(folder).catch(() => undefined);
  const resumes = record !== undefined && record.result?.status !== "finished";
  const again = resumes ? ["margin", "--resume", "--json"] : args;
  const resumed = jsonOf(await sweep([...again, "--results", results.path]));
  const found = await leftBehind(resumed.paths.folder, new URL(resumed.paths.mlflow ?? "").origin);
  const differences = (["config", "journals", "runs"] as const)
    .filter((part) => !isDeepStrictEqual(found[part], expected[part]));
  rows.push({ sweep: index, killedAfter: Math.round(killedAfter), begun: resumes, differences });
  tell(`${index}: killed after ${(killedAfter / 1000).toFixed(1)} s, differs: ${differences}`);
}

const differ = rows.filter(({ differences }) => differences.length > 0).length;
const record = {
  bench: "kills",
  date: new Date().toISOString(),
  commit,
  seed,
  asked,
  sweeps: rows.length,
  /** Killed after the sweep's record was begun and before it finished, so that it was resumed. */
  resumed: rows.filter(({ begun }) => begun).length,
  differ,
  rows,
};
tell(`${rows.length} of ${asked} sweeps killed, ${record.resumed} resumed: ${differ} differ`);
if (values.json) console.log(JSON.stringify(record));
Deno.exitCode = differ === 0 ? 0 : 1;
