import { interleave, quantile } from "../../../bench/_interleave.ts";
import type { Worker } from "../../../bench/_worker.ts";
import type { Arm } from "./arms.ts";
import type { TrainingSides } from "./training_sides.ts";

/** Median times of one training step, in ms, one thread. */
export interface TimedArm {
  readonly arm: string;
  /** By way of compiling the step. */
  readonly ours: Readonly<Record<Mode, number>>;
  readonly reference: number;
  /** The reference's time over ours as a graph, the mode of a training that names none. */
  readonly ratio: number;
  readonly bar: number;
  readonly quietRounds: number;
  readonly rounds: number;
  /** Median share of the cores that other processes used. */
  readonly load: number | undefined;
}

const MODES = ["graph", "xla"] as const;
type Mode = typeof MODES[number];

/** Times an arm's training steps on both sides in turns, round by round. */
export async function timeTrainings(
  { name: arm, peer, bar }: Arm,
  { ours, reference, start }: TrainingSides,
): Promise<TimedArm> {
  for (const mode of MODES) await ours.ask({ action: "open", arm, mode });
  await reference.ask({ action: "open", start: await start(0, STEPS), ...peer });
  const contestants = [
    ...MODES.map((mode) => turns(mode, ours, { mode })),
    turns("reference", reference, {}),
  ];
  const processes = [ours.pid, reference.pid];
  const measured = await interleave(contestants, { turn: TURN, processes });
  const median = (name: string) => quantile(measured.times[name]!, 0.5);
  const { quietRounds, rounds, load } = measured;
  return {
    arm,
    ours: { graph: median("graph"), xla: median("xla") },
    reference: median("reference"),
    ratio: median("reference") / median("graph"),
    bar,
    quietRounds,
    rounds,
    load,
  };
}

/** Batches that the reference has; it starts over with the first. */
const STEPS = 500;
/** How long each way runs in a round, in ms: some twenty steps. */
const TURN = 800;

function turns(name: string, worker: Worker, request: object) {
  return {
    name,
    takeTurn: async (ms: number) =>
      (await worker.ask<{ times: number[] }>({ action: "run", ms, ...request })).times,
  };
}
