import { assert, assertEquals } from "@std/assert";
import {
  readSafetensors,
  readState,
  type Snapshot,
  type StepMetrics,
  train,
  type TrainingParts,
  writeSafetensors,
} from "../../lib/training/mod.ts";
import { metricsOf, toyRun } from "../training/toy_run.ts";

/**
 * Trains for nine steps, and again from the checkpoint at step 7, written and read: the metrics must be the
 * same bit for bit, and so those of steps taken three a call. Without its memory they must not, if there is one.
 */
export async function assertResumes(parts: TrainingParts): Promise<void> {
  const run = toyRun(parts, { steps: 9, logEvery: 1, checkpointEvery: 7 });
  const after: StepMetrics[] = [];
  let saved: Snapshot = {};
  for await (const record of train(run)) {
    if (record.kind === "step" && record.step > 7) after.push(record.metrics);
    if (record.kind === "checkpoint" && record.step === 7) {
      saved = readSafetensors(writeSafetensors(readState(record.state))).tensors;
    }
  }
  assertEquals(await metricsOf(train({ ...run, from: saved })), after);
  const loops = { logEvery: 9, checkpointEvery: 9, stepsPerCall: 3 };
  assertEquals(await metricsOf(train({ ...run, ...loops })), after.slice(-1));

  const names = Object.keys(parts.objective.memory);
  for (const name of names) assert(`memory/${name}` in saved, name);
  if (names.length === 0) return;
  const forgotten = Object.entries(saved).map(([path, { shape, values }]) =>
    path.startsWith("memory/")
      ? [path, { shape, values: values.map(() => 0) }]
      : [path, { shape, values }]
  );
  const amnesic = train({ ...run, from: Object.fromEntries(forgotten) });
  assert(JSON.stringify(await metricsOf(amnesic)) !== JSON.stringify(after), "memory is not used");
}
