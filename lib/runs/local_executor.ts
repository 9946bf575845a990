import { dirname } from "node:path";
import { eventQueue } from "./_event_queue.ts";
import { startWorker, type WorkerProcess } from "./_worker_process.ts";
import type { Executor, TrialEvent, TrialJob } from "./executor.ts";

export interface LocalExecutorOptions {
  /** Processes that train. */
  readonly workers: number;
  /**
   * Programs that XLA may compile in one of them; it ends after the trial that reaches the number, and
   * another goes on. Default: 64, since TensorFlow frees none and one of a training step holds some
   * 5 MiB: 320 MiB a worker.
   */
  readonly programs?: number;
}

/**
 * Runs trials on this machine, in `workers` processes that each work through many trials. A crash, of
 * TensorFlow too, costs the trial in flight: its worker is replaced and the rest go on.
 */
export function localExecutor({ workers, programs = 64 }: LocalExecutorOptions): Executor {
  return async function* (rounds, signal) {
    const running = new Set<WorkerProcess>();
    const events = eventQueue<TrialEvent>();
    const stop = () => running.forEach((worker) => worker.kill("SIGTERM"));
    signal.addEventListener("abort", stop);
    const slots = Array.from({ length: workers }, () => openSlot());
    const all = runRounds().finally(events.close);
    try {
      yield* events;
      await all;
    } finally {
      signal.removeEventListener("abort", stop);
      running.forEach((worker) => worker.kill("SIGKILL"));
    }

    async function runRounds(): Promise<void> {
      for await (const jobs of rounds) {
        const waiting = [...jobs];
        const next = () => signal.aborted ? undefined : waiting.shift();
        await Promise.all(slots.slice(0, jobs.length).map(({ work }) => work(next)));
        if (signal.aborted) break;
      }
      await Promise.all(slots.map(({ close }) => close()));
    }

    /** A place for a worker, which is started when there is work, and again when it has died or is full. */
    function openSlot() {
      let worker: WorkerProcess | undefined;

      async function close(): Promise<void> {
        const closed = worker;
        worker = undefined;
        await closed?.close();
        if (closed !== undefined) running.delete(closed);
      }

      async function work(next: () => TrialJob | undefined): Promise<void> {
        for (let job = next(); job !== undefined; job = next()) {
          worker ??= start(dirname(job.folder));
          const end = await runJob(worker, job);
          if (end === "is full") await close();
          if (end !== "died") continue;
          running.delete(worker);
          worker = undefined;
        }
      }

      return { work, close };
    }

    function start(sweep: string): WorkerProcess {
      const worker = startWorker(sweep);
      running.add(worker);
      return worker;
    }

    async function runJob(worker: WorkerProcess, { id, ...job }: TrialJob) {
      events.push({ kind: "started", id });
      let compiled = 0;
      const end = await worker.run({ id, ...job }, (message) => {
        events.push({ ...message, id });
        if (message.kind === "finished") compiled = message.compiledPrograms;
      });
      if (end.kind === "died" && !signal.aborted) {
        events.push({ kind: "failed", id, error: end.why });
      }
      if (end.kind === "died") return "died";
      return compiled >= programs ? "is full" : "goes on";
    }
  };
}
