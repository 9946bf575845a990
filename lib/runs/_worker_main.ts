/**
 * A worker process: reads trials from standard input, one JSON object a line, runs each, and reports on
 * standard output. It ends when its input does, so that none is left when its parent is killed.
 *
 * @module
 */

import { textLines } from "./_text_lines.ts";
import type { WorkerMessage } from "./_worker_message.ts";
import type { TrialJob } from "./executor.ts";
import { trialRunner } from "./_trial_runner.ts";

const runTrial = trialRunner();
const waiting: TrialJob[] = [];
let wake = () => {};

function report(message: WorkerMessage): void {
  // Synchronous, so that a message is out before the next native call, which may be the last.
  Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(message)}\n`));
}

async function work(): Promise<void> {
  for (;;) {
    const job = waiting.shift();
    if (job === undefined) await new Promise<void>((resolve) => wake = resolve);
    else report(await runTrial(job, (step) => report({ kind: "step", step })));
  }
}

work().catch((error) => {
  Deno.stderr.writeSync(new TextEncoder().encode(`${Deno.inspect(error)}\n`));
  Deno.exit(1);
});
for await (const line of textLines(Deno.stdin.readable)) {
  waiting.push(JSON.parse(line));
  wake();
}
Deno.exit(0);
