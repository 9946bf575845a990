import { euclidean } from "../../../lib/distances/mod.ts";
import { vicReg } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

export const vicRegParity: ParityPart = {
  part: "vic-reg",
  setups: () =>
    [[25, 25, 1], [1, 10, 5]].map(([invariance, variance, covariance]) =>
      comparison({
        name: `weights ${invariance}, ${variance} and ${covariance}`,
        parts: {
          distance: euclidean(),
          miner: allPairs(),
          loss: vicReg({ invariance: invariance!, variance: variance!, covariance: covariance! }),
        },
        peer: {
          loss: {
            class: "losses.VICRegLoss",
            arguments: {
              invariance_lambda: invariance!,
              variance_mu: variance!,
              covariance_v: covariance!,
            },
          },
          call: "views",
        },
        leavesOut: ({ references }) => references && "views have no references",
      })
    ),
};
