import { supCon } from "../../../lib/losses/mod.ts";
import type { ParityBatch } from "../batch.ts";
import { cosinePart } from "../cosine_pairs.ts";

function setting(temperature: number) {
  return {
    name: `temperature ${temperature}`,
    loss: supCon({ temperature }),
    peer: { class: "losses.SupConLoss", arguments: { temperature } },
  };
}

function withoutNegatives({ labels, references }: ParityBatch): string | undefined {
  return new Set([...labels, ...references?.labels ?? []]).size === 1
    ? "the reference gives 0 where no row has a negative; positives compete with each other"
    : undefined;
}

export const supConParity = cosinePart({
  part: "sup-con",
  losses: [setting(0.1), setting(0.5)],
  differs: withoutNegatives,
});
