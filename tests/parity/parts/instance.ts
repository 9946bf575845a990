import { cosine } from "../../../lib/distances/mod.ts";
import { instance, type LossContext } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type Objective, withinBatch } from "../../../lib/objectives/mod.ts";
import type { ParityBatch } from "../batch.ts";
import type { ParityPart, ParitySetup } from "../parity_part.ts";

/** Each row a class of its own, in order. */
function eachItsOwn(batch: ParityBatch): ParityBatch {
  return { ...batch, labels: batch.labels.map((_, row) => row) };
}

/** With the batch's own rows as weights, as the reference has it. */
function ofItsRows(scale: number, context: LossContext): Objective {
  const objective = withinBatch({
    distance: cosine(),
    miner: allPairs(),
    loss: instance({ scale }, context),
  });
  return {
    ...objective,
    parameters: {},
    evaluate: (inputs) =>
      objective.evaluate({
        ...inputs,
        parameters: { "loss.instances": inputs.anchors.embeddings },
      }),
  };
}

function setup(scale: number, context: LossContext): ParitySetup {
  return {
    name: `scale ${scale}`,
    ours: ofItsRows(scale, context),
    peer: { loss: { class: "losses.InstanceLoss", arguments: { gamma: scale } } },
    leavesOut: ({ references }) => references && "the reference takes no references",
  };
}

export const instanceParity: ParityPart = {
  part: "instance",
  setups: (context) => [
    { ...setup(64, context), prepare: eachItsOwn },
    { ...setup(8, context), prepare: eachItsOwn },
    {
      ...setup(64, context),
      name: "classes",
      differs: () => "the reference pulls each row towards the row whose number its class has",
    },
  ],
};
