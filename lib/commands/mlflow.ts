/**
 * `deno task mlflow [stop | sync]`: the MLflow server of what was run.
 *
 * @module
 */

// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { parseArgs } from "node:util";
import { listSweeps } from "../runs/mod.ts";
import {
  experimentAddress,
  JournalError,
  lockSweep,
  mlflowStore,
  stopMlflowServer,
  sweepCompareAddress,
  syncSweep,
} from "../tracking/mod.ts";
import { connectMlflow } from "./_mlflow.ts";
import { exitCode, runCommand } from "./_run_command.ts";
import { setupProgress } from "./_setup_progress.ts";
import { UsageError } from "./_usage_error.ts";

const usage = `deno task mlflow [open | stop | sync] [--results DIR]

  open   start the server if need be, and say where it is, and where the newest sweep's trials
         stand side by side (the default)
  stop   end it
  sync   bring it to what the records on disk say`;

await runCommand(usage, async () => {
  const { verb, results } = readArguments();
  if (verb === "stop") {
    const stopped = await stopMlflowServer(mlflowStore(results));
    console.log(stopped ? "MLflow has ended." : "MLflow was not running.");
    return exitCode.done;
  }
  const client = await connectMlflow(results, setupProgress());
  const sweeps = await listSweeps(results);
  if (verb === "open") {
    console.log(client.address);
    const newest = sweeps.at(-1);
    const address = newest && await sweepCompareAddress(client, newest);
    if (address) console.log(`Compare ${newest.id}: ${address}`);
    return exitCode.done;
  }
  for (const { folder, experiment } of sweeps) {
    using lock = await lockIfFree(folder);
    if (!lock) {
      console.log(`${folder}: it is running, and feeds MLflow itself`);
      continue;
    }
    const { sent, refused, experimentId } = await syncSweep({ client, folder });
    const address = experimentAddress(client.address, experimentId);
    console.log(`${folder}: ${sent.length} trials sent → ${experiment} ${address}`);
    for (const [id, reason] of refused) console.error(`Refused: ${id}: ${reason.message}`);
  }
  return exitCode.done;
});

async function lockIfFree(folder: string): Promise<Disposable | undefined> {
  try {
    return await lockSweep(folder);
  } catch (error) {
    if (error instanceof JournalError && error.kind === "locked") return undefined;
    throw error;
  }
}

function readArguments() {
  const { values, positionals } = parseArgs({
    args: Deno.args,
    allowPositionals: true,
    options: { results: { type: "string", default: "results" } },
  });
  const [verb = "open", ...rest] = positionals;
  if (!["open", "stop", "sync"].includes(verb) || rest.length > 0) {
    throw new UsageError(`Cannot read the command "${positionals.join(" ")}"\n\n${usage}`);
  }
  return { verb, results: values.results };
}
