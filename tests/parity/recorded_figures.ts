import type { Worker } from "../../bench/_worker.ts";
import { streams } from "../../lib/random/mod.ts";
import { comparable } from "./difference.ts";
import type { Evaluated } from "./evaluate_ours.ts";
import { type ParityCase, parityCases } from "./parity_cases.ts";
import type { ParityPart } from "./parity_part.ts";
import { askReference } from "./reference.ts";

/** What is kept of the reference's answer: its gradients are folded, since they are long. */
export interface Figures {
  readonly value: number;
  /** Largest entry of the gradients, signs apart. */
  readonly largest: number;
  /** Sums of the gradients' entries with four patterns of signs. */
  readonly sums: readonly number[];
}

export const figuresFile = new URL("../fixtures/parity/figures.json", import.meta.url);

type Compared = Extract<ParityCase, { kind: "compared" }>;

const SEED = 7;
const kinds = ["even classes", "uneven classes", "two classes", "references"];

/** The cases that figures are kept of, each under a name of its own. */
export function recordedCases(part: ParityPart): (Compared & { readonly name: string })[] {
  return parityCases(part, streams(SEED), 0).flatMap((each) =>
    each.kind === "compared" && kinds.some((kind) => each.batch.name.startsWith(kind))
      ? [{ ...each, name: `${part.part}: ${each.setup.name}, ${each.batch.name}` }]
      : []
  );
}

/** Folds gradients: an error of one entry shows in every sum. */
export function fold({ value, gradients }: Evaluated): Figures {
  const entries = gradients.flat();
  const sign = streams(SEED);
  return {
    value,
    largest: entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0),
    sums: Array.from({ length: 4 }, (_, pattern) => {
      const draw = sign.open("evaluation", `signs/${pattern}`);
      return entries.reduce((sum, entry) => sum + (draw() < 0.5 ? entry : -entry), 0);
    }),
  };
}

/** Asks the reference for every recorded case that it answers. */
export async function recordFigures(
  worker: Worker,
  parts: readonly ParityPart[],
): Promise<Record<string, Figures>> {
  const figures: Record<string, Figures> = {};
  for (const { name, setup, batch, weights } of parts.flatMap(recordedCases)) {
    const answer = await askReference(worker, setup, batch, weights);
    if (!("refusal" in answer)) figures[name] = rounded(fold(comparable(setup, answer)));
  }
  return figures;
}

function rounded({ value, largest, sums }: Figures): Figures {
  const digits = (number: number) => Number(number.toPrecision(8));
  return { value: digits(value), largest: digits(largest), sums: sums.map(digits) };
}
