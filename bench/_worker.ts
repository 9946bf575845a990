import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A process that answers each line of JSON with one. */
export interface Worker {
  readonly pid: number;
  /** What it says first. */
  hello<Answer extends object>(): Promise<Answer>;
  ask<Answer extends object>(request: object): Promise<Answer>;
  /** Lets it end and waits for that. */
  close(): Promise<void>;
}

export interface WorkerOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** Cores it may run on, such as `0` or `0,1`. Needs `taskset`. Default: all. */
  readonly cores?: string | undefined;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Starts a process that works for a bench. Its own words go to standard error. */
export function startWorker({ program, args, cores, variables = {} }: WorkerOptions): Worker {
  const command = [...(cores === undefined ? [] : ["taskset", "-c", cores]), program, ...args];
  const child = spawn(command[0]!, command.slice(1), {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...Deno.env.toObject(), ...variables },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();

  async function hear<Answer>(): Promise<Answer> {
    const { done, value } = await lines.next();
    if (done) throw new Error(`Cannot go on: ${command.join(" ")} ended before it answered`);
    const answer: Answer & { readonly error?: string } = JSON.parse(value);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }

  return {
    pid: child.pid!,
    hello: hear,
    async ask<Answer>(request: object): Promise<Answer> {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return await hear();
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
