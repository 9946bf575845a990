// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Compares our parts with pytorch-metric-learning's, which runs in float64.
 *
 * `deno task parity [parts] [--seed N] [--match TEXT] [--json] [--record]`
 *
 * `--record` writes the reference's figures that `recorded_figures_test.ts` compares with, without Python.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { peerPython } from "../../bench/_peer_python.ts";
import { startWorker } from "../../bench/_worker.ts";
import { streams } from "../../lib/random/mod.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { comparePart, type PartVerdict } from "./compare_part.ts";
import { parityParts } from "./parity_parts.ts";
import { figuresFile, recordFigures } from "./recorded_figures.ts";

/** Compares the parts, prints verdicts, and sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: "0" },
      match: { type: "string", default: "" },
      json: { type: "boolean", default: false },
      record: { type: "boolean", default: false },
    },
  });
  await startEngine({ determinism: "fixed" });
  const worker = startWorker({
    program: await peerPython((message) => console.error(message)),
    args: [new URL("./reference_worker.py", import.meta.url).pathname],
  });
  const verdicts: PartVerdict[] = [];
  try {
    for (const part of parityParts.filter(({ part }) => part.includes(values.match))) {
      const verdict = await comparePart(worker, part, streams(Number(values.seed)));
      verdicts.push(verdict);
      print(verdict);
    }
    if (values.record) {
      const figures = await recordFigures(worker, parityParts);
      await Deno.writeTextFile(figuresFile, `${JSON.stringify(figures)}\n`);
      console.log(`${Object.keys(figures).length} figures recorded`);
    }
  } finally {
    await worker.close();
  }
  const different = verdicts.filter(({ verdict }) => verdict !== "equal");
  console.log(`${verdicts.length - different.length} equal, ${different.length} different`);
  if (values.json) console.log(JSON.stringify({ seed: Number(values.seed), parts: verdicts }));
  if (different.length > 0) Deno.exitCode = 1;
}

function print({ part, cases, value, gradient, verdict, ...reasons }: PartVerdict): void {
  const error = (size: number) => size.toExponential(1).padStart(8);
  console.log(
    `${part.padEnd(28)} ${String(cases).padStart(4)} cases  value ${error(value)}  gradient ${
      error(gradient)
    }  ${verdict}`,
  );
  const tell = (words: string, tally: Readonly<Record<string, number>>) => {
    for (const [why, count] of Object.entries(tally)) console.log(`    ${words} ${count}: ${why}`);
  };
  tell("differs by design", reasons.byDesign);
  tell("left out", reasons.leftOut);
  for (const failure of reasons.failures) console.log(`    ${failure}`);
}
