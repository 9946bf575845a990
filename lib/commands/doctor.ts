/**
 * `deno task doctor`: what was found of all that the kit runs on, and what to do about the rest.
 *
 * @module
 */

// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { parseArgs } from "node:util";
import { exitCode, runCommand } from "./_run_command.ts";
import { UsageError } from "./_usage_error.ts";
import { findDeno } from "./findings/find_deno.ts";
import { findEngine } from "./findings/find_engine.ts";
import { findGraphics } from "./findings/find_graphics.ts";
import { findMlflow } from "./findings/find_mlflow.ts";
import { findProcessor } from "./findings/find_processor.ts";
import { findPython } from "./findings/find_python.ts";
import type { Finding } from "./findings/finding.ts";

const usage = `deno task doctor [--json] [--results DIR]

Says what was found of the engine, processor, GPU, Python and MLflow, and what to do about what was
not. It starts and fetches nothing. Exit code 1 if something is missing.`;

const marks = { ready: "✓", later: "…", missing: "✗" } as const;

await runCommand(usage, async () => {
  const { json, results } = readArguments();
  const { finding, engine } = await findEngine();
  const findings = [
    findDeno(),
    findProcessor(),
    finding,
    await findGraphics(engine),
    await findPython(),
    await findMlflow(results),
  ];
  if (json) console.log(JSON.stringify({ findings }));
  else for (const one of findings) console.log(describe(one));
  return findings.some(({ verdict }) => verdict === "missing") ? exitCode.failed : exitCode.done;
});

function describe({ name, verdict, found, remedy }: Finding): string {
  const line = `${marks[verdict]} ${name.padEnd(10)} ${found}`;
  return remedy === undefined ? line : `${line}\n${" ".repeat(13)}→ ${remedy}`;
}

function readArguments() {
  try {
    return parseArgs({
      args: Deno.args,
      options: {
        json: { type: "boolean", default: false },
        results: { type: "string", default: "results" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(
      `Cannot look: ${error instanceof Error ? error.message : error}\n\n${usage}`,
    );
  }
}
