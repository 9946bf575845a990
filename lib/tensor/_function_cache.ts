import type { GraphFunction } from "./native/graph_function.ts";

interface Entry {
  readonly made: GraphFunction;
  /** Functions that it calls; they live as long as it does. */
  readonly calls: readonly string[];
  users: number;
}

/** Functions that nobody uses any more, kept since the next trial of a sweep records the same graph. */
const idleLimit = 16;

const entries = new Map<string, Entry>();
const counts = { named: 0, made: 0, programs: 0 };

export interface FunctionToAcquire {
  /** Digest of the recorded graph: equal keys mean equal functions. */
  readonly key: string;
  /** Keys of the functions that it calls, each acquired by whoever recorded it. */
  readonly calls: readonly string[];
  /** A part of another function, such as the body of a loop; not counted as a function made. */
  readonly part: boolean;
  /** XLA compiles it. */
  readonly xla: boolean;
  make(name: string): GraphFunction;
}

/** A function for a recorded graph: the one that was made of the same content, or a new one. */
export function acquireFunction({ key, calls, part, xla, make }: FunctionToAcquire): GraphFunction {
  const found = entries.get(key);
  if (found !== undefined) {
    found.users++;
    return found.made;
  }
  const made = make(`marginalia_${counts.named++}`);
  if (!part) counts.made++;
  if (!part && xla) counts.programs++;
  for (const call of calls) entries.get(call)!.users++;
  entries.set(key, { made, calls, users: 1 });
  return made;
}

/** Gives a function back. The longest idle ones are freed when there are too many. */
export function releaseFunction(key: string): void {
  release(key);
  freeIdle(idleLimit);
}

export function freeIdleFunctions(): void {
  freeIdle(0);
}

function release(key: string): void {
  const entry = entries.get(key);
  if (entry === undefined || --entry.users > 0) return;
  entries.delete(key);
  entries.set(key, entry);
}

function freeIdle(keep: number): void {
  const idle = () => [...entries].filter(([, entry]) => entry.users === 0);
  for (let found = idle(); found.length > keep; found = idle()) {
    const [key, { made, calls }] = found[0]!;
    made.remove();
    entries.delete(key);
    calls.forEach(release);
  }
}

/** How many functions were made in this process, the parts of others apart. */
export function functionsMade(): number {
  return counts.made;
}

/** How many of them XLA compiles. */
export function programsMade(): number {
  return counts.programs;
}
