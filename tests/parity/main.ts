/**
 * Compares us with pytorch-metric-learning, which runs in an environment of its own:
 *
 * - `deno task parity [parts] [--seed N] [--match TEXT] [--json] [--record]`: every part, in float64;
 * - `deno task parity training [--seeds N] [--first-seed N] [--steps N] [--match TEXT] [--time] [--json]
 *   [--record]`: whole trainings.
 *
 * @module
 */
import { run as compareParts } from "./compare_parts.ts";
import { run as compareTraining } from "./training/command.ts";

const [first, ...rest] = Deno.args;
if (first === "training") await compareTraining(rest);
else await compareParts(first === "parts" ? rest : Deno.args);
