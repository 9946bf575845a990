import { squaredEuclidean } from "../../../lib/distances/mod.ts";
import { softNearestNeighbor } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { lostProbabilities } from "./nca.ts";
import { comparison, type ParityPart, peerDistances } from "../parity_part.ts";

export const softNearestNeighborParity: ParityPart = {
  part: "soft-nearest-neighbor",
  setups: () =>
    [2, 8].map((temperature) =>
      comparison({
        name: `temperature ${temperature}`,
        differs: lostProbabilities,
        parts: {
          distance: squaredEuclidean(),
          miner: allPairs(),
          loss: softNearestNeighbor({ temperature }),
        },
        peer: {
          loss: {
            class: "losses.NCALoss",
            arguments: {
              softmax_scale: 1 / temperature,
              distance: peerDistances["squared-euclidean"],
            },
          },
        },
      })
    ),
};
