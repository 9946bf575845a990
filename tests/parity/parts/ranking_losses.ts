import { cosine } from "../../../lib/distances/mod.ts";
import { pnp, smoothAp } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import type { ParityBatch } from "../batch.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

const SIDE = 4;

/** As many classes as rows a class, each in one block. */
function inBlocks(batch: ParityBatch): ParityBatch {
  return {
    ...batch,
    embeddings: batch.embeddings.slice(0, SIDE * SIDE),
    labels: Array.from({ length: SIDE * SIDE }, (_, row) => Math.floor(row / SIDE)),
  };
}

const leavesOut = ({ references }: ParityBatch) =>
  references && "the reference takes no references";

function smoothApSetup(temperature: number) {
  return {
    name: `temperature ${temperature}`,
    parts: { distance: cosine(), miner: allPairs(), loss: smoothAp({ temperature }) },
    peer: { loss: { class: "losses.SmoothAPLoss", arguments: { temperature } } },
    leavesOut,
  };
}

function pnpSetup(variant: "O" | "Ds" | "Dq" | "Iu" | "Ib", temperature: number) {
  return comparison({
    name: `${variant}, temperature ${temperature}`,
    parts: {
      distance: cosine(),
      miner: allPairs(),
      loss: pnp({ variant, temperature, alpha: 1.5, b: 3 }),
    },
    peer: {
      loss: {
        class: "losses.PNPLoss",
        arguments: { variant, anneal: temperature, alpha: 1.5, b: 3 },
      },
    },
    leavesOut,
    differs: ({ labels }: ParityBatch) =>
      labels.some((label) => labels.filter((other) => other === label).length === 1)
        ? "the reference counts anchors without another positive, as ranked by themselves"
        : undefined,
  });
}

export const rankingLossesParity: readonly ParityPart[] = [
  {
    part: "smooth-ap",
    setups: () => [
      ...[0.01, 0.1].map((temperature) =>
        comparison({ ...smoothApSetup(temperature), prepare: inBlocks })
      ),
      comparison({
        ...smoothApSetup(0.1),
        name: "other classes than these",
        differs: () =>
          "the reference takes blocks of as many rows as there are classes for a class",
      }),
    ],
  },
  {
    part: "pnp",
    setups: () => [
      pnpSetup("O", 0.1),
      pnpSetup("O", 0.01),
      ...(["Ds", "Dq", "Iu", "Ib"] as const).map((variant) => pnpSetup(variant, 0.1)),
    ],
  },
];
