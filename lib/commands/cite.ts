/**
 * `deno task cite RESULT`: how to cite a published result, and what computes it again.
 *
 * @module
 */

// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { join } from "node:path";
import {
  bibtex,
  citationCff,
  findResult,
  readFrozenTrials,
  resultFacts,
} from "../publishing/mod.ts";
import { readSweep } from "../tracking/mod.ts";
import { resultArguments } from "./_result_arguments.ts";
import { exitCode, runCommand } from "./_run_command.ts";

const usage = `deno task cite RESULT [--results DIR] [--json]

RESULT is a published result's folder, its id, or an experiment's name: its newest one.`;

await runCommand(usage, async () => {
  const { name, results, json } = resultArguments("cite", usage);
  const folder = await findResult(name, join(results, "published"));
  const facts = resultFacts(await readSweep(folder), await readFrozenTrials(folder));
  const cited = { bibtex: bibtex(facts), cff: citationCff(facts), command: facts.command };
  if (json) console.log(JSON.stringify(cited));
  else {
    const checkout = facts.commit === undefined ? "" : `git checkout ${facts.commit} && `;
    console.log(`${cited.bibtex}\n${cited.cff}\n# Compute it again:`);
    console.log(`${checkout}${facts.command}\ndeno task reproduce ${folder}`);
  }
  return exitCode.done;
});
