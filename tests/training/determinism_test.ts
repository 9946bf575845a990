import { assertEquals } from "@std/assert";
import type { EngineOptions } from "../../lib/tensor/mod.ts";

interface Trained {
  readonly determinism: string;
  readonly threads: number;
  readonly digest: string;
}

interface Surroundings {
  /** Cores the process may use; others are withheld by `taskset`. */
  readonly cores?: number;
  readonly environment?: Record<string, string>;
  /** Side of the images: large enough for TensorFlow to share the work out among threads. */
  readonly side?: number;
}

const isLinux = Deno.build.os === "linux";
const program = new URL("train_and_digest.ts", import.meta.url).pathname;

/** Trains in a process of its own. */
async function train(
  options: EngineOptions,
  { cores, environment = {}, side = 24 }: Surroundings = {},
): Promise<Trained> {
  const call = [Deno.execPath(), "run", "-A", "--no-check", "--quiet", program];
  const pinned = cores === undefined ? call : ["taskset", "--cpu-list", `0-${cores - 1}`, ...call];
  const [command, ...args] = [...pinned, JSON.stringify(options), `${side}`];
  const { success, stdout, stderr } = await new Deno.Command(command!, { args, env: environment })
    .output();
  const [out, error] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals({ success, error }, { success: true, error: "" });
  return JSON.parse(out!);
}

/** Keeps every core busy while `work` runs. */
async function underLoad<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const program = "onmessage = ({ data }) => { while (Atomics.load(data, 0) === 0); close(); };";
  const url = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const spinning = Array.from({ length: 2 * navigator.hardwareConcurrency }, () => {
    const worker = new Worker(url, { type: "module" });
    worker.postMessage(done);
    return worker;
  });
  try {
    return await work();
  } finally {
    // A thread in a loop without an end would outlive `terminate`, and slow every later test.
    Atomics.store(done, 0, 1);
    for (const worker of spinning) worker.terminate();
  }
}

Deno.test("tier fixed gives the same bits in every process, under load, and on fewer cores", async () => {
  const alone = await train({ determinism: "fixed" });
  assertEquals([alone.determinism, alone.threads], ["fixed", 1]);
  const loaded = await underLoad(() =>
    Promise.all([train({ determinism: "fixed" }), train({ determinism: "fixed" })])
  );
  assertEquals(loaded, [alone, alone]);
  if (isLinux) assertEquals(await train({ determinism: "fixed" }, { cores: 1 }), alone);
});

Deno.test("tier fixed with two threads gives the same bits, also on one core and under load", async () => {
  const options = { determinism: "fixed", threads: 2 } as const;
  const alone = await train(options);
  assertEquals(alone.threads, 2);
  assertEquals(await underLoad(() => train(options)), alone);
  if (isLinux) assertEquals(await train(options, { cores: 1 }), alone);
});

Deno.test({
  name: "tier fixed repeats its bits with the instructions of a lesser processor, too",
  ignore: !isLinux,
  async fn() {
    const lesser = { environment: { ONEDNN_MAX_CPU_ISA: "SSE41" } };
    const [first, second] = await Promise.all([
      train({ determinism: "fixed" }, lesser),
      train({ determinism: "fixed" }, { ...lesser, cores: 1 }),
    ]);
    assertEquals(first, second);
  },
});

Deno.test("tier fast repeats its bits while the number of cores stays", async () => {
  const [first, second] = [await train({}), await underLoad(() => train({}))];
  assertEquals(first.determinism, "fast");
  assertEquals(first, second);
});

Deno.test({
  name: "tier portable gives the same bits with other instructions and other numbers of cores",
  ignore: !isLinux,
  async fn() {
    const options = { determinism: "portable" } as const;
    const environment = { ONEDNN_MAX_CPU_ISA: "SSE41" };
    const [first, second] = [
      await train(options, { side: 10 }),
      await train(options, { side: 10, environment, cores: 1 }),
    ];
    assertEquals(first.determinism, "portable");
    assertEquals(first, second);
  },
});
