import { cosine, euclidean } from "../../../lib/distances/mod.ts";
import { proxyNca } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import type { Rows } from "../../distances/_points.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import { context, crossEntropyOf, labelledRows, lengthOf, randomProxies } from "./_class_oracle.ts";

const unit = (row: readonly number[]) => row.map((x) => x / lengthOf(row));

function squaredDistances(row: readonly number[], proxies: Rows): number[] {
  const from = unit(row);
  return proxies.map((proxy) => lengthOf(unit(proxy).map((x, index) => x - from[index]!)) ** 2);
}

function caseOf(scale: number): LossCase {
  return lossCase({
    name: `proxy-nca at scale ${scale}`,
    part: "proxy-nca",
    loss: proxyNca({ scale }, context),
    miner: allPairs(),
    scorer: scale === 1 ? euclidean() : cosine(),
    weights: { proxies: randomProxies(8) },
    tuples: (x, labels, { weights: { proxies } }) =>
      labelledRows(labels, (row, label) => {
        const logits = squaredDistances(x[row]!, proxies!).map((squared) => -scale * squared);
        return crossEntropyOf(logits, label);
      }),
  });
}

export const proxyNcaCases: readonly LossCase[] = [caseOf(1), caseOf(9)];
