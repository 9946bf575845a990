import type { PlannedTrial, TrialEvent } from "../runs/mod.ts";

/** Shows how far a sweep is: one line that is rewritten on a terminal, now and then a line elsewhere. */
export interface SweepProgress {
  /** Makes trials known before they run. */
  add(trials: readonly Pick<PlannedTrial, "id" | "config">[]): void;
  update(event: TrialEvent): void;
  /** Prints a message above the line. */
  say(message: string): void;
  end(): void;
}

/** @param expected How many trials are to come; a search that has tried all there is may end before. */
export function sweepProgress(expected: number): SweepProgress {
  const isTerminal = Deno.stderr.isTerminal();
  const steps = new Map<string, number>();
  const running = new Map<string, number>();
  const started = performance.now();
  let [ended, failed, shownAt, shownTenth] = [0, 0, 0, 0];

  function write(text: string): void {
    Deno.stderr.writeSync(new TextEncoder().encode(text));
  }

  function line(): string {
    const partial = [...running].reduce((sum, [id, step]) => sum + step / (steps.get(id) || 1), 0);
    const share = (ended + Math.min(partial, running.size)) / expected;
    const elapsed = (performance.now() - started) / 1000;
    const left = share > 0.02 ? `${clock(elapsed * (1 / share - 1))} left` : "starting";
    const filled = Math.round(share * 24);
    const bar = `${"█".repeat(filled)}${"░".repeat(24 - filled)}`;
    const now = [...running].map(([id, step]) => `${id} ${step}/${steps.get(id) || 1}`).join("  ");
    const failures = failed === 0 ? "" : `, ${failed} failed`;
    return `${bar} ${ended}/${expected} trials${failures} · ${left} · ${now}`;
  }

  function show(): void {
    const now = performance.now();
    if (isTerminal && now - shownAt > 100) {
      shownAt = now;
      write(`\r\x1b[2K${line().slice(0, Deno.consoleSize().columns - 1)}`);
    }
    const tenth = Math.floor((ended / expected) * 10);
    if (!isTerminal && tenth > shownTenth) {
      shownTenth = tenth;
      write(`${line().split(" · ").slice(0, 2).join(" · ")}\n`);
    }
  }

  return {
    add(trials) {
      for (const { id, config } of trials) {
        steps.set(id, config.kind === "training" ? config.steps : 0);
      }
    },
    update(event) {
      if (event.kind === "started") running.set(event.id, 0);
      else if (event.kind === "step") running.set(event.id, event.step);
      else {
        running.delete(event.id);
        ended += 1;
        failed += event.kind === "failed" ? 1 : 0;
        if (event.kind === "failed") this.say(`✗ ${event.id}: ${event.error}`);
      }
      show();
    },
    say(message) {
      write(isTerminal ? `\r\x1b[2K${message}\n` : `${message}\n`);
    },
    end() {
      if (isTerminal) write("\r\x1b[2K");
    },
  };
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
