import { cosine } from "../../../lib/distances/mod.ts";
import { pnp } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

const [alpha, b] = [1.5, 2.5];

const penalties = {
  O: (r: number) => r,
  Ds: (r: number) => Math.log(1 + r),
  Dq: (r: number) => 1 - 1 / (1 + r) ** alpha,
  Iu: (r: number) => (1 + r) * Math.log(1 + r),
  Ib: (r: number) => (b * r - Math.log(1 + b * r)) / b ** 2,
} as const;

function caseOf(variant: keyof typeof penalties, temperature: number): LossCase {
  return lossCase({
    name: `pnp ${variant} at temperature ${temperature}`,
    part: "pnp",
    loss: pnp({ variant, temperature, alpha, b }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      return {
        anchors: anchorsOf(labels).flatMap(({ row, positives, negatives }) => {
          if (positives.length === 0) return [];
          const costs = [row, ...positives].map((p) =>
            penalties[variant](total(
              negatives.map((n) =>
                1 / (1 + Math.exp((at(s, row, p) - at(s, row, n)) / temperature))
              ),
            ))
          );
          return [total(costs) / costs.length];
        }),
      };
    },
    // A rounding error of 6e-8 in a cosine is 6e-6 of the temperature.
    ...(temperature < 0.05 && { bar: 1e-4 }),
  });
}

export const pnpCases: readonly LossCase[] = [
  caseOf("O", 0.01),
  caseOf("O", 0.2),
  caseOf("Ds", 0.2),
  caseOf("Dq", 0.2),
  caseOf("Iu", 0.2),
  caseOf("Ib", 0.2),
];
