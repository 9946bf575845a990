import { textLines } from "./_text_lines.ts";
import type { TrialJob } from "./executor.ts";
import type { WorkerMessage } from "./_worker_message.ts";

/** A long-lived process that runs one trial after another. */
export interface WorkerProcess {
  /** Runs a trial and passes on its messages; resolves when it is done. */
  run(job: TrialJob, onMessage: (message: WorkerMessage) => void): Promise<WorkerEnd>;
  /** Lets the process end by itself. */
  close(): Promise<void>;
  kill(signal: Deno.Signal): void;
}

/** How a trial ended for the worker: done, or the process died with what it last wrote to stderr. */
export type WorkerEnd = { readonly kind: "done" } | { readonly kind: "died"; readonly why: string };

const main = new URL("./_worker_main.ts", import.meta.url).href;
const config = new URL("../../deno.json", import.meta.url).pathname;

/**
 * Starts a worker. It is detached, so that Ctrl-C reaches only the process that shows progress.
 *
 * @param sweep Folder of the sweep: does nothing, but tells in a list of processes whose worker it is.
 */
export function startWorker(sweep: string): WorkerProcess {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--quiet", "--no-check", "--config", config, main, sweep],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    detached: true,
  }).spawn();
  const writer = child.stdin.getWriter();
  const messages = textLines(child.stdout);
  const lastWords = keepTail(child.stderr);

  async function died(): Promise<WorkerEnd> {
    const { code, signal } = await child.status;
    const words = (await lastWords).trim();
    const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
    return { kind: "died", why: `the worker process died (${how})${words && `: ${words}`}` };
  }

  return {
    async run(job, onMessage) {
      try {
        await writer.write(new TextEncoder().encode(`${JSON.stringify(job)}\n`));
      } catch {
        return await died();
      }
      for (;;) {
        const { done, value } = await messages.next();
        if (done) return await died();
        // Native code may print lines of its own.
        if (!value.startsWith("{")) continue;
        const message: WorkerMessage = JSON.parse(value);
        onMessage(message);
        if (message.kind !== "step") return { kind: "done" };
      }
    },
    async close() {
      await writer.close().catch(() => {});
      await child.status;
    },
    kill(signal) {
      try {
        child.kill(signal);
      } catch {
        // It has ended already.
      }
    },
  };
}

async function keepTail(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let tail = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    tail = (tail + text).slice(-2000);
  }
  return tail;
}
