import { cosine } from "../../../lib/distances/mod.ts";
import { proxyAnchor } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import type { Rows } from "../../distances/_points.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import type { OracleTerms } from "../_reductions.ts";
import { context, nearestCosines, randomProxies } from "./_class_oracle.ts";

interface Options {
  readonly margin: number;
  readonly alpha: number;
}

function proxyAnchorOf(
  x: Rows,
  labels: readonly number[],
  proxies: Rows,
  { margin, alpha }: Options,
): OracleTerms {
  const cosines = x.map((row) => nearestCosines(row, proxies));
  const logOf = (exponents: readonly number[]) =>
    Math.log1p(exponents.reduce((total, exponent) => total + Math.exp(exponent), 0));
  const rowsThat = (is: (label: number) => boolean) =>
    labels.flatMap((label, row) => label >= 0 && is(label) ? [row] : []);
  return {
    positive: {
      losses: proxies.map((_, index) =>
        logOf(
          rowsThat((label) => label === index)
            .map((row) => -alpha * (cosines[row]![index]! - margin)),
        )
      ),
      divisor: new Set(labels.filter((label) => label >= 0)).size,
    },
    negative: {
      losses: proxies.map((_, index) =>
        logOf(
          rowsThat((label) => label !== index)
            .map((row) => alpha * (cosines[row]![index]! + margin)),
        )
      ),
      divisor: context.classes,
    },
  };
}

function caseOf(options: Options): LossCase {
  return lossCase({
    name: `proxy-anchor ${JSON.stringify(options)}`,
    part: "proxy-anchor",
    loss: proxyAnchor(options, context),
    miner: allPairs(),
    scorer: cosine(),
    weights: { proxies: randomProxies(11) },
    tuples: (x, labels, { weights: { proxies } }) => proxyAnchorOf(x, labels, proxies!, options),
    reductions: ["divisor", "mean", "sum", "mean-of-non-zero"],
  });
}

export const proxyAnchorCases: readonly LossCase[] = [
  caseOf({ margin: 0.1, alpha: 32 }),
  caseOf({ margin: 0.3, alpha: 2 }),
];
