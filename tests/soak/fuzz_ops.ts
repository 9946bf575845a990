// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Makes random calls of every op that a kernel uses, in child processes, and counts what comes of them:
 * a result or an error, never a dead process. Options: `--seed NAME`, `--calls N`, `--json`.
 *
 * @module
 */
import { watchCalls } from "../tensor/fuzz/watch_calls.ts";

const option = (name: string) => {
  const place = Deno.args.indexOf(`--${name}`);
  return place < 0 ? undefined : Deno.args[place + 1];
};
const json = Deno.args.includes("--json");
const seed = option("seed") ?? "marginalia";
const calls = Number(option("calls") ?? 20_000);
if (!Number.isInteger(calls) || calls < 1) {
  throw new RangeError(
    `Cannot fuzz: calls must be a whole number of at least 1, found ${option("calls")}`,
  );
}

const started = performance.now();
const { deaths, strange, ...counts } = await watchCalls({
  seed,
  calls,
  callsPerChild: 1000,
  onProgress: (made, dead) => json || console.log(`${made} of ${calls} calls, ${dead} aborts`),
});
const hangs = deaths.filter(({ how }) => how === "hangs").length;
const record = {
  bench: "fuzz",
  date: new Date().toISOString(),
  commit: await commit(),
  seed,
  calls,
  ...counts,
  aborts: deaths.length - hangs,
  hangs,
  strange: strange.length,
  seconds: Math.round((performance.now() - started) / 1000),
};
if (json) console.log(JSON.stringify(record));
else console.log(record);
for (const { how, progress, said } of deaths) {
  console.error(`seed ${seed}, call ${progress?.index}, ${how}: ${JSON.stringify(progress?.call)}`);
  console.error(said.split("\n").slice(0, 6).join("\n"));
}
for (const message of strange) console.error(message);
const clean = deaths.length + strange.length + counts.tensors + counts.handles === 0;
Deno.exit(clean ? 0 : 1);

async function commit(): Promise<string> {
  const { stdout } = await new Deno.Command("git", { args: ["rev-parse", "HEAD"] }).output();
  return new TextDecoder().decode(stdout).trim();
}
