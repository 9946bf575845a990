import { assertEquals, assertMatch, assertThrows } from "@std/assert";
import { basename } from "node:path";
import * as tfjs from "@tensorflow/tfjs";
import { recallTimes, rememberTimes } from "../../lib/tensor/_remembered_times.ts";
import { specialize } from "../../lib/tensor/_specialize.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { temporaryFolder } from "../temporary_folder.ts";
import { variables } from "../host/variables.ts";
import { chain } from "./chain.ts";

const engine = await tf.startEngine({ threads: 2 });
const counts = () => ({ tensors: engine.tensorCount(), handles: engine.handleCount() });
const reason = /^xla takes \S+ ms a call, graph \S+ ms/;

/** An empty folder as the cache, and the files in which times are written down there. */
async function emptyCache() {
  const folder = await temporaryFolder();
  const environment = variables({
    MARGINALIA_CACHE: folder.path,
    MARGINALIA_LIBTENSORFLOW: engine.library,
  });
  const times = `${folder.path}/mode_times`;
  return {
    path: folder.path,
    files: () => [...Deno.readDirSync(times)].map(({ name }) => `${times}/${name}`),
    async [Symbol.asyncDispose]() {
      environment[Symbol.dispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** What a process of its own chooses: for endless calls, and for ten. */
async function choicesOfAnother(): Promise<unknown> {
  const program = new URL("choose_and_print.ts", import.meta.url).pathname;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", program],
    stderr: "inherit",
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout));
}

Deno.test("auto measures once and says what it chose; later processes know", async () => {
  await using cache = await emptyCache();
  const before = counts();
  const x = tf.ones([8]);
  const reports: tf.TraceReport[] = [];
  const chosen = tf.chooseMode(chain, [x]);
  const programs = tf.compiledProgramCount();
  for (let i = 0; i < 2; i++) {
    using run = tf.compile(chain, { mode: "auto", onTrace: (report) => reports.push(report) });
    using graph = tf.compile(chain);
    const [found, expected] = tf.tidy(() => [run, graph].map((each) => each(x).dataSync()[0]!));
    assertEquals(Math.abs(found! - expected!) < 1e-6, true);
    assertEquals(run.statistics, { calls: 1, traces: 1, mode: chosen.mode });
  }
  const operations = reports[0]?.operations ?? 0;
  assertEquals(operations > 0, true);
  const report: tf.TraceReport = { name: "chain", cause: "first call", operations, ...chosen };
  assertEquals(reports, [report, report]);
  assertMatch(chosen.reason, reason);
  assertEquals(tf.compiledProgramCount(), programs);

  const [file, ...others] = cache.files();
  assertEquals(others, []);
  const written = JSON.stringify({ graph: 10, xla: 2, compile: 100 });
  Deno.writeTextFileSync(file!, written);
  const times = "xla takes 2.0 ms a call, graph 10 ms";
  assertEquals(await choicesOfAnother(), [
    { mode: "xla", reason: times },
    {
      mode: "graph",
      reason: `${times}, but its compilation (0.10 s) is repaid after 13 calls, not after 10`,
    },
  ]);
  assertEquals(cache.files().map((path) => Deno.readTextFileSync(path)), [written]);
  x.dispose();
  assertEquals(counts(), before);
});

Deno.test("a file of times is believed only if it holds times", async () => {
  const times = { graph: 2, xla: undefined, compile: 0 };
  await using first = await emptyCache();
  rememberTimes("a", engine, times);
  assertEquals(recallTimes("a", engine), times);
  assertEquals(recallTimes("b", engine), undefined);
  assertEquals(recallTimes("a", { ...engine, threads: 3 }), undefined);
  assertEquals(recallTimes("a", { ...engine, version: "2.22.0" }), undefined);
  const [file] = first.files();
  const contents = {
    "": undefined,
    "{}": undefined,
    '{"graph":-1,"compile":1}': undefined,
    '{"graph":"1","compile":1}': undefined,
    [Deno.readTextFileSync(file!)]: times,
  };
  for (const [content, expected] of Object.entries(contents)) {
    await using other = await emptyCache();
    Deno.mkdirSync(`${other.path}/mode_times`);
    Deno.writeTextFileSync(`${other.path}/mode_times/${basename(file!)}`, content);
    assertEquals(recallTimes("a", engine), expected);
  }
});

Deno.test("calls that take less than XLA's compilation stay with the graph, which is not tried", async () => {
  await using _cache = await emptyCache();
  const x = tf.ones([9]);
  const programs = tf.compiledProgramCount();
  const { mode, reason } = tf.chooseMode(chain, [x], { calls: 3 });
  assertEquals(mode, "graph");
  assertMatch(reason, /^3 calls take \S+ s, less than XLA's compilation$/);
  assertEquals(tf.compiledProgramCount(), programs);
  x.dispose();
});

Deno.test("measuring assigns no variable and changes no input", async () => {
  await using _cache = await emptyCache();
  const total = tf.tidy(() => tfjs.variable(tf.scalar(0)));
  using run = tf.compile((x: tf.Tensor) => {
    total.assign(tf.add(total, x));
    return tf.mul(total, 10);
  }, { mode: "auto" });
  tf.tidy(() => {
    assertEquals(run(tf.scalar(2)).dataSync()[0], 20);
    assertEquals(run(tf.scalar(3)).dataSync()[0], 50);
  });
  assertEquals(total.dataSync()[0], 5);
  total.dispose();
});

Deno.test("what XLA cannot compile stays a graph", async () => {
  await using _cache = await emptyCache();
  const before = counts();
  const image = tf.ones([1, 4, 4, 1]) as tf.Tensor4D;
  const boxes = tf.tensor2d([[0, 0, 1, 1]]);
  const crop = (image: tf.Tensor4D, boxes: tf.Tensor2D) =>
    tf.image.cropAndResize(image, boxes, tf.tensor1d([0], "int32"), [2, 2]);
  assertEquals(tf.chooseMode(crop, [image, boxes]), {
    mode: "graph",
    reason: "XLA cannot compile it",
  });
  tf.dispose([image, boxes]);
  assertEquals(counts(), before);
});

Deno.test("tier fixed takes the graph and runs nothing to find out", () => {
  const refuse = () => {
    throw new Error("must not run");
  };
  const traced = { operations: 0, digest: "a", run: refuse, attempt: refuse, dispose: refuse };
  const { choice } = specialize({
    engine: { ...engine, determinism: "fixed" },
    mode: "auto",
    calls: Infinity,
    inputs: [],
    trace: (mode) => mode === "graph" ? traced : refuse(),
  });
  assertEquals(choice, { mode: "graph", reason: "tier fixed does not measure" });
});

Deno.test("auto leaves nothing behind when the function throws", () => {
  const before = counts();
  const x = tf.tensor1d([1, 2]);
  const outside = tf.tensor1d([5], "int32");
  const pick = (x: tf.Tensor, at: tf.Tensor) => tf.gather(x, at);
  assertThrows(() => tf.chooseMode(pick, [x, outside]), RangeError, "5 is not in [0, 2)");
  assertThrows(() =>
    tf.chooseMode((_: tf.Tensor): tf.Tensor => {
      throw new Error("thrown inside");
    }, [x])
  );
  assertThrows(() => tf.compile(pick, { mode: "auto", calls: 0 }), RangeError, "calls must be");
  tf.dispose([x, outside]);
  assertEquals(counts(), before);
});
