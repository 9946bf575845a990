import { sweepCommand } from "../runs/mod.ts";
import { flatFacts, type SweepRecord } from "../tracking/mod.ts";
import type { FrozenTrial } from "./frozen_trial.ts";

/** The kit, as catalogues and citations name it. */
export const kit = {
  name: "Marginalia",
  version: "0.1.0",
  authors: "The Marginalia authors",
  license: "MIT",
  url: "pkg:jsr/@marginalia/marginalia@0.1.0",
} as const;

/** What metadata say of a published result. */
export interface ResultFacts {
  readonly id: string;
  readonly uuid: string;
  readonly experiment: string;
  readonly question: string;
  readonly title: string;
  /** What computes the result again, on the same commit. */
  readonly command: string;
  /** 40 hexadecimal digits; absent where the code was in no repository. */
  readonly commit: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly started: Date;
  readonly ended: Date;
  /** Name in the trials' configuration. */
  readonly data: string;
  readonly dataSha256: string;
  readonly seeds: number;
  readonly trials: number;
  /** Facts about the machine, flat. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Gathers the facts of a sweep and its trials. */
export function resultFacts(sweep: SweepRecord, trials: readonly FrozenTrial[]): ResultFacts {
  const data = trials[0]?.config.data.name ?? "unknown";
  const started = new Date(sweep.created);
  const git = Object(sweep.environment["git"]);
  return {
    id: sweep.id,
    uuid: sweep.uuid,
    experiment: sweep.experiment,
    question: String(sweep.config["question"]),
    title: `${kit.name}: ${sweep.experiment} on ${data}`,
    command: sweepCommand(sweep),
    commit: typeof git.commit === "string" ? git.commit : undefined,
    date: started.toISOString().slice(0, 10),
    started,
    ended: new Date(sweep.result?.ended ?? sweep.created),
    data,
    dataSha256: trials[0]?.datasets[0]?.sha256 ?? "",
    seeds: new Set(trials.map(({ config }) => config.seed)).size,
    trials: trials.length,
    environment: flatFacts(sweep.environment),
  };
}
