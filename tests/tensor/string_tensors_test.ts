import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;

/** Strings around the 22 bytes up to which TensorFlow keeps them in place, and with other contents. */
const words = [
  "",
  "a",
  "ünïcode ⛄",
  "x".repeat(22),
  "y".repeat(23),
  "z".repeat(100_000),
  "nul\0l",
];

function through(op: string, ...tensors: tf.Tensor[]): tf.Tensor {
  return backend.executeSingleOutput(op, [], tensors);
}

Deno.test("strings of every length come back from TensorFlow as they went in", () => {
  for (const shape of [[7], [7, 1], [1, 7, 1]]) {
    const result = tfjs.tidy(() => through("Identity", tfjs.tensor(words, shape)).clone());
    assertEquals([result.dtype, result.shape], ["string", shape]);
    assertEquals(Array.from<unknown>(result.dataSync()), words);
    result.dispose();
  }
});

Deno.test("TensorFlow sees the bytes of strings", () => {
  tfjs.tidy(() => {
    const lengths = through("StringLength", tfjs.tensor1d(words));
    assertEquals([...lengths.dataSync()], [0, 1, 13, 22, 23, 100_000, 5]);
  });
});

Deno.test("bytes that are no UTF-8 are kept", async () => {
  const bytes = Uint8Array.of(0xff, 0, 0xfe, 0x80);
  const tensor = tfjs.tensor([bytes], [1], "string");
  const result = through("Identity", tensor);
  assertEquals(await result.bytes(), [bytes]);
  tf.dispose([tensor, result]);
});

Deno.test("strings that TensorFlow made itself are read, short and long", () => {
  tfjs.tidy(() => {
    const [short, long] = [tfjs.scalar("s"), tfjs.scalar("t".repeat(5000))];
    const expand = (x: tf.Tensor) => tfjs.string.staticRegexReplace(x, "^(.)", "$1-\\1");
    assertEquals(expand(short).dataSync().toString(), "$1-s");
    assertEquals(expand(long).dataSync().toString(), `$1-t${"t".repeat(4999)}`);
  });
});

Deno.test("string tensors are sliced, joined, reshaped, compared, selected and made unique", () => {
  tfjs.tidy(() => {
    const x = tfjs.tensor2d([["a", "b"], ["c", words[5]!]]);
    const text = (tensor: tf.Tensor) => tensor.arraySync() as unknown;
    assertEquals(text(x.slice([1, 0], [1, 2])), [["c", words[5]]]);
    assertEquals(text(x.reshape([4])), ["a", "b", "c", words[5]]);
    assertEquals(text(through("Transpose", x, tfjs.tensor1d([1, 0], "int32"))), [["a", "c"], [
      "b",
      words[5],
    ]]);
    assertEquals(text(through("ConcatV2", x, x, tfjs.scalar(1, "int32"))), [
      ["a", "b", "a", "b"],
      ["c", words[5], "c", words[5]],
    ]);
    assertEquals(text(tfjs.equal(x, tfjs.tensor2d([["a", "c"], ["c", "d"]]))), [[1, 0], [1, 0]]);
    assertEquals(text(through("SelectV2", tfjs.tensor1d([true, false]), x, tfjs.scalar("no"))), [
      ["a", "no"],
      ["c", "no"],
    ]);
    assertEquals(text(tfjs.gatherND(x, tfjs.tensor2d([[1, 0], [0, 1]], [2, 2], "int32"))), [
      "c",
      "b",
    ]);
    const { values, indices } = tfjs.unique(tfjs.tensor1d(["b", "a", "b", "b"]));
    assertEquals([text(values), text(indices)], [["b", "a"], [0, 1, 0, 0]]);
  });
});

Deno.test("a tensor is filled with one string, short or long", () => {
  for (const word of ["a", words[4]!, words[5]!.slice(0, 1000)]) {
    const filled = tfjs.fill([30, 40], word);
    assertEquals(new Set<unknown>(filled.dataSync()), new Set([word]));
    filled.dispose();
  }
});

Deno.test("a compiled function takes, holds and gives strings", () => {
  using join = tf.compile((x: tf.Tensor) =>
    through("ConcatV2", x, tfjs.tensor1d(["p", words[5]!]), tfjs.scalar(0, "int32"))
  );
  const input = tfjs.tensor1d(["q"]);
  const result = join(input);
  assertEquals(Array.from<unknown>(result.dataSync()), ["q", "p", words[5]]);
  tf.dispose([input, result]);
});

Deno.test("an op that takes no strings says so, and the process goes on", () => {
  const x = tfjs.tensor1d(words);
  assertThrows(() => through("Neg", x), TypeError, "found string");
  assertThrows(() => through("AddN", x, x), TypeError, "found string");
  x.dispose();
});

Deno.test("what is no string is refused as one", () => {
  const values = ["a", 1] as unknown as string[];
  const dataId = backend.write(values as unknown as Uint8Array[], [2], "string");
  const mixed = tfjs.engine().makeTensorFromTensorInfo({ dataId, shape: [2], dtype: "string" });
  assertThrows(() => through("Identity", mixed), TypeError, "found number 1");
  mixed.dispose();
});

Deno.test("strings leave with their tensor", () => {
  const megabyte = "m".repeat(2 ** 20);
  const tensors = engine.tensorCount();
  const cycle = () =>
    tfjs.tidy(() => {
      tfjs.string.staticRegexReplace(tfjs.tensor1d([megabyte, megabyte]), "^m", "n").dataSync();
    });
  for (let i = 0; i < 10; i++) cycle();
  const before = Deno.memoryUsage().rss;
  for (let i = 0; i < 600; i++) cycle();
  const grown = (Deno.memoryUsage().rss - before) / 2 ** 20;
  // 1,200 MiB went in and 1,200 came out; JavaScript's own garbage, collected when it likes, is the rest.
  assertEquals(grown < 600, true, `grew by ${grown} MiB`);
  assertEquals(engine.tensorCount(), tensors);
});
