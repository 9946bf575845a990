import type { Worker } from "../../bench/_worker.ts";
import type { Streams } from "../../lib/random/mod.ts";
import { type ParityBatch, parityBatches, parityContext, withUnitRows } from "./batch.ts";
import { drawWeights, type Evaluated, evaluateOurs } from "./evaluate_ours.ts";
import type { ParityPart, ParitySetup } from "./parity_part.ts";
import { askReference } from "./reference.ts";

/** Bar of the relative error where every needed distance is large enough. */
const BAR = 1e-5;
/** Where distances are 0 or of 1e-3: float32 keeps three digits of a cosine's complement there. */
const CLOSE_BAR = 1e-2;
/** Smaller values count as this, so that rounding errors around 0 are not divided by nothing. */
const SMALLEST = 1e-3;
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
  { part, setups }: ParityPart,
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
    for (const drawn of parityBatches(streams, draw)) {
      for (const setup of setups(parityContext)) {
        const batch = setup.unitRows ? withUnitRows(drawn) : drawn;
        const why = setup.leavesOut?.(batch);
        if (why !== undefined) {
          tally(leftOut, why);
          continue;
        }
        const differs = setup.differs?.(batch);
        if (differs !== undefined) {
          tally(byDesign, differs);
          continue;
        }
        const weights = drawWeights(setup, streams);
        const theirs = await askReference(worker, setup, batch, weights);
        if ("refusal" in theirs) {
          tally(leftOut, `the reference ends with ${theirs.refusal}`);
          continue;
        }
        const { weightGradientsDiffer } = setup;
        if (weightGradientsDiffer !== undefined) tally(byDesign, weightGradientsDiffer);
        const compared = weightGradientsDiffer === undefined
          ? (all: Evaluated) => all
          : (all: Evaluated) => withoutWeights(all, Object.keys(weights).length);
        const ours = evaluateOurs(setup, batch, weights);
        const errors = difference(compared(ours), compared(theirs));
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
  }
  if (cases < FEWEST_CASES) failures.push(`${cases} cases, fewer than ${FEWEST_CASES}`);
  const verdict = failures.length === 0 ? "equal" : "different";
  return { part, cases, ...worst, verdict, byDesign, leftOut, failures };
}

function barOf({ bound }: ParitySetup, { close }: ParityBatch): number {
  return Math.max(bound?.error ?? BAR, close ? CLOSE_BAR : 0);
}

/** The gradients of weights come last. */
function withoutWeights({ value, gradients }: Evaluated, weights: number): Evaluated {
  return { value, gradients: gradients.slice(0, gradients.length - weights) };
}

/** max |ours − theirs| / max(max |theirs|, 1e-3), over the value and over all gradients together. */
function difference(ours: Evaluated, theirs: Evaluated): { value: number; gradient: number } {
  return {
    value: relative([ours.value], [theirs.value]),
    gradient: relative(ours.gradients.flat(), theirs.gradients.flat()),
  };
}

function relative(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) return Infinity;
  const size = theirs.reduce((most, each) => Math.max(most, Math.abs(each)), SMALLEST);
  return ours.reduce((most, each, index) => {
    const error = Math.abs(each - theirs[index]!) / size;
    return error <= most ? most : error;
  }, 0);
}
