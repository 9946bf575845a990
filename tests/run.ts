// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Runs the whole test suite part by part, each in a process of its own, and says how long each took.
 * The counts are those of `deno test`, and of jasmine where it runs the part. Names of parts as arguments
 * run only those.
 *
 * @module
 */

import { notebookEnvironment } from "../lib/notebook/mod.ts";
import { locateLibrary } from "../lib/tensor/mod.ts";
import { mlflowEnvironment } from "../lib/tracking/mod.ts";

interface Part {
  readonly name: string;
  readonly paths: readonly string[];
  /** Run as a program with these arguments; it counts like `deno test`. */
  readonly program?: readonly string[];
}

const parts: readonly Part[] = [
  { name: "check", paths: ["tests/check_test.ts"] },
  { name: "structure", paths: ["tests/structure/"] },
  { name: "units", paths: ["tests/", "lib/", "README.md", "CONTRIBUTING.md"] },
  { name: "sweep", paths: ["tests/sweep/"] },
  { name: "conformance", paths: ["tests/conformance/run.ts"], program: ["--traced"] },
  { name: "notebook", paths: ["tests/notebook/"] },
];

/** Folders with a part of their own are left out of "units". */
const ownParts = ["tests/check_test.ts", "tests/structure/", "tests/sweep/", "tests/notebook/"];

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly ignored: number;
}

async function runPart({ name, paths, program }: Part): Promise<Outcome> {
  const ignore = name === "units" ? [`--ignore=${ownParts.join(",")}`] : [];
  const doc = name === "units" ? ["--doc"] : [];
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      program ? "run" : "test",
      "-A",
      "--no-check",
      ...doc,
      ...ignore,
      ...paths,
      ...program ?? [],
    ],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let tail = "";
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    await Deno.stdout.write(new TextEncoder().encode(chunk));
    tail = (tail + chunk).slice(-20_000);
  }
  const { success } = await child.status;
  const count = (word: string) =>
    Number([...tail.matchAll(new RegExp(`(\\d+) ${word}\\b`, "g"))].at(-1)?.[1] ?? 0);
  const summary = /^(ok|FAILED) \| .*$/m.exec(tail.split("\n").reverse().join("\n"))?.[0];
  if (summary === undefined) return { passed: 0, failed: 1, ignored: 0 };
  const outcome = { passed: count("passed"), failed: count("failed"), ignored: count("ignored") };
  return success || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
}

/** Fetches what the tests run on, so that no test waits for it. */
async function setUp(): Promise<void> {
  console.log("── set-up ──");
  const started = performance.now();
  let last = "";
  const onProgress = (message: string) => {
    if (message !== last) console.log(message);
    last = message;
  };
  await locateLibrary({ onProgress });
  await mlflowEnvironment({ onProgress });
  await notebookEnvironment({ onProgress });
  seconds.push(`${"set-up".padEnd(11)} ${elapsed(started)} s`);
}

function elapsed(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1).padStart(6);
}

const chosen = Deno.args.length === 0
  ? parts
  : parts.filter(({ name }) => Deno.args.includes(name));
if (chosen.length === 0) {
  console.error(`No such part: ${Deno.args.join(", ")}; there are ${parts.map((it) => it.name)}`);
  Deno.exit(2);
}
const seconds: string[] = [];
const total = { passed: 0, failed: 0, ignored: 0 };
await setUp();
for (const part of chosen) {
  console.log(`\n── ${part.name} ──`);
  const started = performance.now();
  const { passed, failed, ignored } = await runPart(part);
  total.passed += passed;
  total.failed += failed;
  total.ignored += ignored;
  seconds.push(
    `${part.name.padEnd(11)} ${elapsed(started)} s   ${passed} passed, ${failed} failed`,
  );
}
console.log(`\n${seconds.join("\n")}`);
if (total.ignored > 0) console.log(`${total.ignored} ignored`);
console.log(`${total.passed} passed, ${total.failed} failed`);
Deno.exit(total.failed === 0 ? 0 : 1);
