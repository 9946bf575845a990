import type { ModeChoice } from "../tensor/mod.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import type { TrainingTrial } from "./trial_config.ts";
import type { TrialJob } from "./executor.ts";

/** The mode of each set-up that left it open, and why. */
export type ModeChoices = Readonly<Record<string, ModeChoice>>;

/** A set-up whose mode is to be chosen. */
export interface ModeQuestion extends Pick<TrialJob, "dataFolder" | "backend"> {
  readonly config: TrainingTrial;
  /** Steps that each worker will take with it: XLA compiles once in each. */
  readonly calls: number;
}

export interface ChooseModesOptions extends Pick<TrialJob, "dataFolder" | "backend"> {
  readonly plan: SweepPlan;
  /** Processes that will train. */
  readonly workers: number;
}

const main = new URL("./_choose_modes_main.ts", import.meta.url).href;
const config = new URL("../../deno.json", import.meta.url).pathname;

/**
 * Chooses the mode of every set-up whose trials have mode `"auto"`: the one that costs a worker less, as
 * `chooseMode()` finds out in a process of its own with the trials' threads and tier. XLA must repay its
 * compilation within the steps that one worker takes with the set-up. Nothing is started when no mode is
 * open.
 *
 * @throws {Error} If a set-up's step cannot be compiled.
 */
export async function chooseModes(options: ChooseModesOptions): Promise<ModeChoices> {
  const choices: Record<string, ModeChoice> = {};
  for (const [setup, question] of openQuestions(options)) {
    choices[setup] = await ask(question);
  }
  return choices;
}

/** Puts the modes chosen in place of `"auto"`. */
export function withModes(plan: SweepPlan, choices: ModeChoices): SweepPlan {
  const trials = plan.trials.map((trial) => {
    const choice = choices[trial.config.setup];
    return trial.config.kind === "training" && trial.config.mode === "auto" && choice !== undefined
      ? { ...trial, config: { ...trial.config, mode: choice.mode } }
      : trial;
  });
  const setups = Object.entries(plan.setups).map(([name, { draft, ...rest }]) => {
    const mode = choices[name]?.mode;
    const isOpen = draft["mode"] === "auto" && mode !== undefined;
    return [name, { draft: isOpen ? { ...draft, mode } : draft, ...rest }] as const;
  });
  return { ...plan, setups: Object.fromEntries(setups), trials };
}

function openQuestions({ plan, workers, ...rest }: ChooseModesOptions): Map<string, ModeQuestion> {
  const questions = new Map<string, ModeQuestion>();
  for (const { config } of plan.trials) {
    if (config.kind !== "training" || config.mode !== "auto") continue;
    const before = questions.get(config.setup)?.calls ?? 0;
    const calls = before + config.steps / workers;
    questions.set(config.setup, { ...rest, config, calls });
  }
  return questions;
}

async function ask(question: ModeQuestion): Promise<ModeChoice> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--quiet", "--no-check", "--config", config, main],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(JSON.stringify(question)));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  const words = new TextDecoder();
  // Native code may print lines of its own.
  const answer = words.decode(stdout).split("\n").find((line) => line.startsWith("{"));
  if (success && answer !== undefined) return JSON.parse(answer);
  throw new Error(
    `Cannot choose a mode for ${question.config.setup}: ${words.decode(stderr).trim()}`,
  );
}
