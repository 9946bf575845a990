import { dirname } from "node:path";
import { eventQueue } from "./_event_queue.ts";
import { startWorker, type WorkerProcess } from "./_worker_process.ts";
import type { Executor, TrialEvent, TrialJob } from "./executor.ts";

/**
 * Runs trials on this machine, in `workers` processes that each work through many trials. A crash, of
 * TensorFlow too, costs the trial in flight: its worker is replaced and the rest go on.
 */
export function localExecutor({ workers }: { readonly workers: number }): Executor {
  return async function* (jobs, signal) {
    const waiting = [...jobs];
    const running = new Set<WorkerProcess>();
    const events = eventQueue<TrialEvent>();
    const stop = () => running.forEach((worker) => worker.kill("SIGTERM"));
    signal.addEventListener("abort", stop);
    const loops = Array.from({ length: Math.min(workers, jobs.length) }, () => work());
    const all = Promise.all(loops).finally(events.close);
    try {
      yield* events;
      await all;
    } finally {
      signal.removeEventListener("abort", stop);
      running.forEach((worker) => worker.kill("SIGKILL"));
    }

    async function work(): Promise<void> {
      let worker: WorkerProcess | undefined;
      for (let job = next(); job !== undefined; job = next()) {
        worker ??= start(dirname(job.folder));
        if (await runJob(worker, job) === "died") {
          running.delete(worker);
          worker = undefined;
        }
      }
      await worker?.close();
      if (worker !== undefined) running.delete(worker);
    }

    function next(): TrialJob | undefined {
      return signal.aborted ? undefined : waiting.shift();
    }

    function start(sweep: string): WorkerProcess {
      const worker = startWorker(sweep);
      running.add(worker);
      return worker;
    }

    async function runJob(worker: WorkerProcess, { id, ...job }: TrialJob) {
      events.push({ kind: "started", id });
      const end = await worker.run({ id, ...job }, (message) => events.push({ ...message, id }));
      if (end.kind === "died" && !signal.aborted) {
        events.push({ kind: "failed", id, error: end.why });
      }
      return end.kind;
    }
  };
}
