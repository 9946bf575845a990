// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Simulates every claim of `lib/statistics` many times: intervals cover what they say, tests keep their
 * level, and how far both are off where their assumptions fail. Fails if a claim is off by more than four
 * standard errors. Options: `--seed N`, `--trials N` (default 20000; a tenth of it for slow ones),
 * `--json`.
 *
 * @module
 */
import { streams } from "../../lib/random/mod.ts";
import {
  intervalSimulations,
  limitSimulations,
} from "../statistics/simulations/interval_simulations.ts";
import { simulate } from "../statistics/simulations/simulation.ts";
import { testSimulations } from "../statistics/simulations/test_simulations.ts";

function option(name: string, usual: number, least: number): number {
  const place = Deno.args.indexOf(`--${name}`);
  const value = place < 0 ? usual : Number(Deno.args[place + 1]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(
    `Cannot simulate: --${name} must be a whole number of at least ${least}, found ${
      Deno.args[place + 1]
    }`,
  );
}

const json = Deno.args.includes("--json");
const seed = option("seed", 0, 0);
const trials = option("trials", 20_000, 100);
const { open } = streams(seed);
const simulations = [...intervalSimulations, ...testSimulations, ...limitSimulations];
const started = performance.now();
const results = simulations.map((simulation) => {
  const count = simulation.slow ? Math.ceil(trials / 10) : trials;
  const result = simulate(simulation, count, open("evaluation", simulation.name));
  if (!json) {
    const { share, claim, expectation, holds, name } = result;
    const relation = { equals: "=", "at most": "≤", shown: "?" }[expectation];
    console.log(
      `${share.toFixed(4)} ${relation} ${claim.toFixed(4)}  ${name}${
        holds === false ? "  FAILS" : ""
      }`,
    );
  }
  return result;
});
const { stdout } = await new Deno.Command("git", { args: ["rev-parse", "HEAD"] }).output();
const record = {
  bench: "statistics",
  date: new Date().toISOString(),
  commit: new TextDecoder().decode(stdout).trim(),
  seed,
  seconds: Math.round((performance.now() - started) / 1000),
  results,
};
if (json) console.log(JSON.stringify(record));
Deno.exit(results.every(({ holds }) => holds !== false) ? 0 : 1);
