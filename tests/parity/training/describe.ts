import { describeQuiet } from "../../../bench/_interleave.ts";
import type { TrainingPair } from "./compare_trainings.ts";
import { type ArmVerdict, lossDifference, MARGIN } from "./judge_trainings.ts";
import type { TimedArm } from "./time_trainings.ts";

/** A line of the table: one arm, one seed. */
export function describePair({ arm, seed, losses, mapAtR }: TrainingPair): string {
  return `${named(arm)} seed ${String(seed).padStart(2)}  first losses ${
    error(lossDifference({ losses }))
  }  ` +
    `MAP@R ${score(mapAtR.ours)}, reference ${score(mapAtR.reference)}  ` +
    `difference ${signed(mapAtR.ours - mapAtR.reference)}`;
}

/** A line of the table: one arm over its seeds. */
export function describeVerdict(verdict: ArmVerdict): string {
  const { arm, seeds, ours, reference, difference, interval } = verdict;
  const within = interval === undefined
    ? ""
    : ` [${signed(interval.lower)}, ${signed(interval.upper)}]`;
  return `${named(arm)} ${seeds} seeds  first losses ${error(verdict.lossDifference)}  ` +
    `MAP@R ${score(ours)}, reference ${score(reference)}  ` +
    `difference ${signed(difference)}${within} of ± ${MARGIN}  ${verdict.verdict}`;
}

/** A line of the table: one arm's times. */
export function describeTimed({ arm, ours, reference, ratio, bar, ...rounds }: TimedArm): string {
  const time = (ms: number) => `${ms.toFixed(1)} ms`;
  return `${named(arm)} graph ${time(ours.graph)}, xla ${time(ours.xla)}, reference ${
    time(reference)
  }: ${ratio.toFixed(2)}×, ${ratio < bar ? "below the bar of" : "bar"} ${bar}×; ${
    describeQuiet(rounds)
  }`;
}

const named = (arm: string) => arm.padEnd(18);
const error = (size: number) => size.toExponential(1);
const score = (value: number) => value.toFixed(4);
const signed = (value: number) => `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(4)}`;
