import { cosine } from "../../../lib/distances/mod.ts";
import { manifold } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

const settings = [
  { continuation: 0.8, margin: 5e-4, contextWeight: 1 },
  { continuation: 0.5, margin: 0.05, contextWeight: 0.3 },
];

export const manifoldParity: ParityPart = {
  part: "manifold",
  setups: (context) =>
    settings.map((options) =>
      comparison({
        name: JSON.stringify(options),
        parts: {
          distance: cosine(),
          miner: allPairs(),
          loss: manifold({ proxies: context.classes, assignment: "labels", ...options }, context),
        },
        peer: {
          loss: {
            class: "losses.ManifoldLoss",
            arguments: {
              l: context.dimensions,
              K: context.classes,
              alpha: options.continuation,
              margin: options.margin,
              lambdaC: options.contextWeight,
            },
          },
          call: "assigned",
        },
        weights: { "loss.proxies": { peer: "proxies", transposed: false } },
        leavesOut: ({ references }) => references && "the reference takes no references",
      })
    ),
};
