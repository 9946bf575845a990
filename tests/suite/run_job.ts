import type { Job } from "./jobs.ts";

/** How a job ended: the counts are the runner's own. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly ignored: number;
  readonly seconds: number;
  /** What the process wrote, in the order in which it did. */
  readonly output: string;
}

/** Runs a job in a process of its own, with a folder of its own for temporary files. */
export async function runJob({ args }: Job): Promise<Outcome> {
  const started = performance.now();
  const folder = await Deno.makeTempDir({ prefix: "marginalia-tests-" });
  try {
    const child = new Deno.Command(Deno.execPath(), {
      args: [...args],
      env: { NO_COLOR: "1", TMPDIR: folder },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    let output = "";
    const gather = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) output += text;
    };
    await Promise.all([gather(child.stdout), gather(child.stderr)]);
    const { success } = await child.status;
    const left = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
    if (left.length > 0) {
      output += `\nLeft in the temporary folder: ${left.toSorted().join(", ")}\n`;
    }
    const seconds = (performance.now() - started) / 1000;
    return { ...countsIn(output, success), seconds, output };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Reads the runner's last line; a process that ends without one, or badly for no test's sake, has failed. */
export function countsIn(
  output: string,
  success: boolean,
): Pick<Outcome, "passed" | "failed" | "ignored"> {
  const summary = [...output.matchAll(/^(?:ok|FAILED) \| .*$/gm)].at(-1)?.[0];
  if (summary === undefined) return { passed: 0, failed: 1, ignored: 0 };
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}\\b`).exec(summary)?.[1] ?? 0);
  const failed = count("failed");
  return {
    passed: count("passed"),
    failed: success ? failed : Math.max(failed, 1),
    ignored: count("ignored"),
  };
}
