/**
 * A process that chooses the mode of one set-up: reads a question from standard input as JSON, and writes
 * the choice to standard output.
 *
 * @module
 */

import { loadSplit } from "../data/mod.ts";
import { startEngine } from "../tensor/mod.ts";
import { chooseTrainingMode } from "../training/mod.ts";
import { buildTrial } from "./build_trial.ts";
import type { ModeQuestion } from "./choose_modes.ts";
import { engineOptions } from "./_trial_runner.ts";

const question: ModeQuestion = JSON.parse(await new Response(Deno.stdin.readable).text());
const { config, calls, dataFolder } = question;
await startEngine(engineOptions(question));
const { train } = await loadSplit(config.data, { folder: dataFolder });
const choice = chooseTrainingMode(buildTrial(config, train), Math.max(1, calls));
Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(choice)}\n`));
Deno.exit(0);
