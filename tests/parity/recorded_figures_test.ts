import { assert, assertLess } from "@std/assert";
import { startEngine } from "../../lib/tensor/mod.ts";
import { barOf, comparable } from "./difference.ts";
import { evaluateOurs } from "./evaluate_ours.ts";
import { parityParts } from "./parity_parts.ts";
import { type Figures, figuresFile, fold, recordedCases } from "./recorded_figures.ts";

await startEngine({ threads: 1 });

/** Written by `deno task parity --record`. */
const figures: Record<string, Figures> = JSON.parse(await Deno.readTextFile(figuresFile));

for (const part of parityParts) {
  Deno.test(`${part.part} has the recorded figures of pytorch-metric-learning`, () => {
    const cases = recordedCases(part).filter(({ name }) => name in figures);
    assert(cases.length > 0, "nothing is recorded: run deno task parity --record");
    for (const { name, setup, batch, weights } of cases) {
      const expected = figures[name]!;
      const evaluated = comparable(setup, evaluateOurs(setup, batch, weights));
      const { value, sums } = fold(evaluated);
      const bar = barOf(setup, batch);
      const apart = Math.abs(value - expected.value) / Math.max(1e-3, Math.abs(expected.value));
      assertLess(apart, bar, `${name}: value`);
      // Errors of independent entries add up as the root of their number; three times that is rare.
      const entries = evaluated.gradients.flat().length;
      const allowed = 3 * bar * Math.sqrt(Math.max(1, entries)) * Math.max(1e-3, expected.largest);
      sums.forEach((sum, pattern) =>
        assertLess(Math.abs(sum - expected.sums[pattern]!), allowed, `${name}: gradients`)
      );
    }
  });
}
