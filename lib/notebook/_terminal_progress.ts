import { progressText } from "./_progress_text.ts";
import type { DrawProgress } from "./_draw_progress.ts";

/** A log needs to know that the work goes on, not each step of it. */
const logEveryMilliseconds = 10_000;

/** Draws on standard error, which leaves standard output to the results. */
export function terminalProgress(): DrawProgress {
  return Deno.stderr.isTerminal() ? renewedLine() : occasionalLines();
}

function renewedLine(): DrawProgress {
  return async (state, last) => {
    await write(`\r\x1b[K${progressText(state)}${last ? "\n" : ""}`);
  };
}

function occasionalLines(): DrawProgress {
  let writtenAt = performance.now();
  return async (state, last) => {
    if (!last && performance.now() - writtenAt < logEveryMilliseconds) return;
    writtenAt = performance.now();
    await write(`${progressText(state)}\n`);
  };
}

async function write(text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  for (let sent = 0; sent < bytes.length;) sent += await Deno.stderr.write(bytes.subarray(sent));
}
