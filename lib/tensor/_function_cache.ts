import type { GraphFunction } from "./native/graph_function.ts";

interface Entry {
  readonly made: GraphFunction;
  users: number;
}

/** Functions that nobody uses any more, kept since the next trial of a sweep records the same graph. */
const idleLimit = 16;

const entries = new Map<string, Entry>();
const counts = { made: 0 };

/** A function for a recorded graph: the one that was made of the same content, or a new one. */
export function acquireFunction(key: string, make: (name: string) => GraphFunction): GraphFunction {
  const found = entries.get(key);
  if (found !== undefined) {
    found.users++;
    return found.made;
  }
  const made = make(`marginalia_${counts.made}`);
  counts.made++;
  entries.set(key, { made, users: 1 });
  return made;
}

/** Gives a function back. The longest idle ones are freed when there are too many. */
export function releaseFunction(key: string): void {
  const entry = entries.get(key);
  if (entry === undefined || --entry.users > 0) return;
  entries.delete(key);
  entries.set(key, entry);
  freeIdle(idleLimit);
}

export function freeIdleFunctions(): void {
  freeIdle(0);
}

function freeIdle(keep: number): void {
  const idle = [...entries].filter(([, entry]) => entry.users === 0);
  for (const [key, { made }] of idle.slice(0, Math.max(0, idle.length - keep))) {
    made.remove();
    entries.delete(key);
  }
}

/** How many functions were made in this process. */
export function functionsMade(): number {
  return counts.made;
}
