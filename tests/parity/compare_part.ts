import type { Worker } from "../../bench/_worker.ts";
import type { Streams } from "../../lib/random/mod.ts";
import { barOf, comparable, difference } from "./difference.ts";
import { evaluateOurs } from "./evaluate_ours.ts";
import { parityCases } from "./parity_cases.ts";
import type { ParityPart } from "./parity_part.ts";
import { askReference } from "./reference.ts";

const FEWEST_CASES = 20;

/** What became of a part. */
export interface PartVerdict {
  readonly part: string;
  /** Cases compared. */
  readonly cases: number;
  /** Largest relative difference of values, and of gradients, over cases without close rows. */
  readonly value: number;
  readonly gradient: number;
  readonly verdict: "equal" | "different";
  /** Cases that differ by design, by reason. */
  readonly byDesign: Readonly<Record<string, number>>;
  /** Cases left out or refused by the reference, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** The cases beyond their bar. */
  readonly failures: readonly string[];
}

/** Compares a part in all its set-ups on batches of every kind, until there are 20 cases. */
export async function comparePart(
  worker: Worker,
  part: ParityPart,
  streams: Streams,
): Promise<PartVerdict> {
  const byDesign: Record<string, number> = {};
  const leftOut: Record<string, number> = {};
  const failures: string[] = [];
  const tally = (reasons: Record<string, number>, why: string) => {
    reasons[why] = (reasons[why] ?? 0) + 1;
  };
  const worst = { value: 0, gradient: 0 };
  let cases = 0;
  for (let draw = 0; draw < 2 || (cases < FEWEST_CASES && draw < 6); draw++) {
    for (const each of parityCases(part, streams, draw)) {
      if (each.kind !== "compared") {
        tally(each.kind === "left out" ? leftOut : byDesign, each.why);
        continue;
      }
      const { setup, batch, weights } = each;
      const theirs = await askReference(worker, setup, batch, weights);
      if ("refusal" in theirs) {
        tally(leftOut, `the reference ends with ${theirs.refusal}`);
        continue;
      }
      if (setup.gradientsDiffer !== undefined) tally(byDesign, setup.gradientsDiffer.why);
      const ours = evaluateOurs(setup, batch, weights);
      const errors = difference(comparable(setup, ours), comparable(setup, theirs));
      cases++;
      if (!batch.close) {
        worst.value = Math.max(worst.value, errors.value);
        worst.gradient = Math.max(worst.gradient, errors.gradient);
      }
      const bar = barOf(setup, batch);
      if (!(Math.max(errors.value, errors.gradient) <= bar)) {
        failures.push(
          `${setup.name}, ${batch.name}: value ${errors.value.toExponential(1)}, gradient ${
            errors.gradient.toExponential(1)
          }, bar ${bar}`,
        );
      }
    }
  }
  if (cases < FEWEST_CASES) failures.push(`${cases} cases, fewer than ${FEWEST_CASES}`);
  const verdict = failures.length === 0 ? "equal" : "different";
  return { part: part.part, cases, ...worst, verdict, byDesign, leftOut, failures };
}
