import { sweepCommand } from "../../runs/mod.ts";
import { flatFacts } from "../../tracking/mod.ts";
import type { ComparedSweep } from "../comparison.ts";
import type { ReportDetail } from "../compare_report.ts";
import type { ReportBlock, ReportSection } from "../report.ts";

/** How to read the numbers, how to compute them again, and what they were computed on. */
export function circumstanceSections(
  sweeps: readonly ComparedSweep[],
  detail: ReportDetail,
): ReportSection[] {
  return [
    { title: "How to read it", blocks: [{ kind: "list", sentences: notes(sweeps) }] },
    {
      title: "Run it again",
      blocks: [
        { kind: "code", text: sweeps.map(({ record }) => sweepCommand(record)).join("\n") },
        ...(detail === "full" ? [] : [remainder(sweeps)]),
      ],
    },
    {
      title: "Circumstances",
      blocks: sweeps.map(({ label, record, configurations }) => ({
        kind: "fold",
        title: `${label}: environment and every setting`,
        blocks: [
          { kind: "facts", facts: flatFacts({ sweep: record.id, ...record.environment }) },
          { kind: "code", text: JSON.stringify(configurations, null, 2) },
        ],
      })),
    },
  ];
}

function notes(sweeps: readonly ComparedSweep[]): string[] {
  return [
    "Every set-up sees the same number of images a step, and starts from the same weights for a seed.",
    "Where set-ups were swept, the best point is chosen on the validation part; the weights are those of " +
    "the best validation check where there is validateEvery, and of the last step where not.",
    "A tuple is active when its loss is above 0. Its share is among those that the miner selected, so it " +
    "shows what a set-up spends its batches on: a semi-hard or batch-hard miner selects little else.",
    ...sweeps.flatMap(({ label, summary: { failed, unfinished } }) => [
      ...failed.map(({ id, error }) => `${label}: ${id} failed: ${error}`),
      ...(unfinished === 0 ? [] : [`${label}: ${unfinished} trials are unfinished.`]),
    ]),
  ];
}

/** How to get what a quick report leaves out. */
function remainder(sweeps: readonly ComparedSweep[]): ReportBlock {
  const names = sweeps.map(({ record }) => record.experiment).join(" ");
  return {
    kind: "sentences",
    sentences: [
      "This page was written in a hurry, as the sweep ended: UMAP maps the best set-up on the validation " +
      `part only. The others' maps, and every chart as PNG, take some seconds: deno task compare ${names}`,
    ],
  };
}
