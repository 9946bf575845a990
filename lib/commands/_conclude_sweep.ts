// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { textTable } from "../charts/mod.ts";
import {
  knownTrials,
  type OpenedSweep,
  readOutcomes,
  summarizeSweep,
  type SweepSummary,
  type TestPart,
  type TrialOutcome,
} from "../runs/mod.ts";
import { sweepTable, writeSweepReport } from "../reports/mod.ts";
import type { Dataset } from "../data/mod.ts";
import { type FeedResult, type MlflowFeed, runAddress } from "../tracking/mod.ts";
import { exitCode } from "./_run_command.ts";

export interface ConcludeOptions {
  readonly opened: OpenedSweep;
  /** Absent with `--no-mlflow`. */
  readonly feed: MlflowFeed | undefined;
  readonly interrupted: boolean;
  readonly part: TestPart;
  /** The images that were tested on. */
  readonly test: Dataset;
  readonly json: boolean;
}

/** Summarizes a sweep, brings MLflow up to date, and tells the person; gives the exit code. */
export async function concludeSweep(options: ConcludeOptions): Promise<number> {
  const { opened, feed, interrupted, part, test, json } = options;
  const { plan, journal } = opened;
  const outcomes = await readOutcomes(await knownTrials(opened), journal.trialFolder);
  const summary = summarizeSweep(plan, outcomes);
  const status = endingOf(summary, interrupted);
  const report = summary.setups.length === 0
    ? undefined
    : await writeSweepReport({ record: journal.record, summary, part, test });
  await journal.finish({ status, metrics: {} });
  const fed = await feed?.finish();

  const paths = { folder: journal.record.folder, ...report, mlflow: addressOf(fed) };
  const tell = json ? console.error : console.log;
  if (report !== undefined) tell(`\n${textTable(sweepTable(summary, part))}`);
  for (const line of closingLines(options, summary, fed, report?.report)) tell(line);
  if (json) {
    console.log(jsonRecord(journal.record.id, outcomes, { ...summary, testPart: part }, paths));
  }
  if (interrupted) return exitCode.interrupted;
  return status === "finished" && fed?.kind !== "lost" ? exitCode.done : exitCode.failed;
}

function endingOf({ failed }: SweepSummary, interrupted: boolean) {
  if (interrupted) return "killed";
  return failed.length > 0 ? "failed" : "finished";
}

function addressOf(fed: FeedResult | undefined): string | undefined {
  if (fed?.kind !== "synced") return undefined;
  return runAddress(fed.address, fed.synced.experimentId, fed.synced.runId);
}

function closingLines(
  { opened, interrupted }: ConcludeOptions,
  { failed, unfinished }: SweepSummary,
  fed: FeedResult | undefined,
  report: string | undefined,
): string[] {
  const { plan, overrides } = opened;
  const again = ["deno task sweep", plan.experiment, ...overrides, "--resume"].join(" ");
  const address = addressOf(fed);
  return [
    ...failed.map(({ id, error }) => `Failed: ${id}: ${error}`),
    ...(interrupted ? [`Interrupted with ${unfinished} trials to go. Go on with: ${again}`] : []),
    ...(!interrupted && failed.length > 0 ? [`Run the failed ones again with: ${again}`] : []),
    ...(address === undefined ? [] : [`MLflow  ${address}`]),
    ...(fed?.kind === "lost"
      ? [
        `MLflow has not got everything: ${fed.reason.message}.`,
        "Nothing is lost: the record is on disk. Send it with: deno task mlflow sync",
      ]
      : []),
    ...(report === undefined ? [] : [`Report  ${report}`]),
  ];
}

function jsonRecord(
  sweep: string,
  outcomes: readonly TrialOutcome[],
  summary: object,
  paths: object,
): string {
  const trials = outcomes.map(({ id, config, status, metrics, error }) => (
    { id, config, status, metrics, error }
  ));
  return JSON.stringify({ sweep, trials, summary, paths });
}
