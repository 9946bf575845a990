import { createRequire } from "node:module";
import { assert, assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import { startJavaScriptBackend } from "../../lib/tensor/backend/start_javascript_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

const engine = await tf.startEngine();
const whole = (...values: number[]) => tfjs.tensor1d(values, "int32");
const read = (tensors: readonly (tf.Tensor | undefined)[]) =>
  tensors.map((tensor) => tensor?.arraySync() as unknown);

/** The kernel's results, read; nothing it made on the way may stay. */
function run(kernel: string, inputs: object, attributes: object = {}): unknown[] {
  let values: unknown[] = [];
  tfjs.tidy(() => {
    const before = engine.tensorCount();
    const named = inputs as tfjs.NamedTensorMap;
    const result = tfjs.engine().runKernel(kernel, named, attributes as tfjs.NamedAttrMap);
    const results = [result].flat() as tf.Tensor[];
    assertEquals(engine.tensorCount() - before, results.length);
    values = read(results);
  });
  return values;
}

Deno.test("no kernel of tfjs's own backend is missing", () => {
  const names = (backend: string) =>
    new Set(tfjs.getKernelsForBackend(backend).map(({ kernelName }) => kernelName));
  const known = names("tensorflow");
  const missing = [...names("cpu")].filter((name) => !known.has(name));
  assertEquals(missing, []);
  assert(names("cpu").size > 150);
});

Deno.test("every kernel that tfjs-node registers has a file of its name to itself", async () => {
  const listing = import.meta.resolve("@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js");
  const load = createRequire(listing);
  const text = await Deno.readTextFile(new URL(listing));
  const files = [...text.matchAll(/require\("\.\/kernels\/(\w+)"\)/g)].map(([, file = ""]) => file);
  assertEquals(files.length, 155);
  for (const file of files) {
    const exported: unknown[] = Object.values(load(`./kernels/${file}.js`));
    const names = exported.map((each) => (each as Partial<tfjs.KernelConfig>)?.kernelName);
    assertEquals(names.filter((name) => name !== undefined), [file]);
    assert(tfjs.getKernel(file, "tensorflow") !== undefined, file);
  }
});

Deno.test("BitwiseAnd", () => {
  assertEquals(run("BitwiseAnd", { a: whole(12, 7), b: whole(10, -2) }), [[8, 6]]);
});

Deno.test("DenseBincount counts, weighs, or only notes, in rows or in one", () => {
  const [x, weights] = [whole(0, 2, 2), tfjs.tensor1d([])];
  const count = (binaryOutput: boolean) =>
    run("DenseBincount", { x, weights }, { size: 4, binaryOutput });
  assertEquals(count(false), [[1, 0, 2, 0]]);
  assertEquals(count(true), [[1, 0, 1, 0]]);
  const rows = tfjs.tensor2d([[0, 0], [1, 5]], [2, 2], "int32");
  const heavy = tfjs.tensor2d([[0.5, 1], [2, 3]]);
  assertEquals(run("DenseBincount", { x: rows, weights: heavy }, { size: 2 }), [[[1.5, 0], [
    0,
    2,
  ]]]);
});

Deno.test("strings are split, joined to n-grams and hashed", () => {
  tfjs.tidy(() => {
    const split = tfjs.string.stringSplit(tfjs.tensor1d(["a b", "c"]), tfjs.scalar(" "));
    assertEquals(read([split.indices, split.values, split.shape]), [
      [[0, 0], [0, 1], [1, 0]],
      ["a", "b", "c"],
      [2, 2],
    ]);
    const { nGrams, nGramsSplits } = tfjs.string.stringNGrams(
      tfjs.tensor1d(["a", "b", "c"]),
      whole(0, 2, 3),
      "|",
      [2],
      "<",
      ">",
      1,
      false,
    );
    assertEquals(read([nGrams, nGramsSplits]), [["<|a", "a|b", "b|>", "<|c", "c|>"], [0, 3, 5]]);
    // Hash numbers from TensorFlow's documentation of tf.strings.to_hash_bucket_fast.
    const hashes = tfjs.string.stringToHashBucketFast(["Hello", "TensorFlow", "2.x"], 3);
    assertEquals(read([hashes]), [[0, 2, 2]]);
  });
});

Deno.test("ragged rows are gathered, counted up and laid out", () => {
  // Rows [1, 2], [], [3].
  const [splits, values] = [whole(0, 2, 2, 3), whole(1, 2, 3)];
  const rows = { paramsNestedSplits: [splits], paramsDenseValues: values, indices: whole(2, 0) };
  assertEquals(run("RaggedGather", rows, { outputRaggedRank: 1 }), [[0, 1, 3], [3, 1, 2]]);
  const ranges = { starts: whole(0, 5), limits: whole(3, 6), deltas: whole(2, 1) };
  assertEquals(run("RaggedRange", ranges), [[0, 2, 3], [0, 2, 5]]);
  const layout = {
    shape: whole(3, 2),
    values,
    defaultValue: tfjs.scalar(9, "int32"),
    rowPartitionTensors: [splits],
  };
  const types = { rowPartitionTypes: ["ROW_SPLITS"] };
  assertEquals(run("RaggedTensorToTensor", layout, types), [[[1, 2], [9, 9], [3, 9]]]);
});

Deno.test("sparse tensors are filled, reshaped and reduced", () => {
  // [[0, 1], [0, 0], [2, 0]]
  const indices = tfjs.tensor2d([[0, 1], [2, 0]], [2, 2], "int32");
  const filled = {
    indices,
    values: tfjs.tensor1d([1, 2]),
    denseShape: whole(3, 2),
    defaultValue: tfjs.scalar(7),
  };
  assertEquals(run("SparseFillEmptyRows", filled), [
    [[0, 1], [1, 0], [2, 0]],
    [1, 7, 2],
    [0, 1, 0],
    [0, 2],
  ]);
  const reshaped = { inputIndices: indices, inputShape: whole(3, 2), newShape: whole(-1, 3) };
  assertEquals(run("SparseReshape", reshaped), [[[0, 1], [1, 1]], [2, 3]]);
  const rows = { indices: whole(0, 2, 1), segmentIds: whole(0, 0, 2) };
  const data = tfjs.tensor2d([[1, 2], [3, 4], [6, 8]]);
  assertEquals(run("SparseSegmentSum", { data, ...rows }), [[[7, 10], [0, 0], [3, 4]]]);
  assertEquals(run("SparseSegmentMean", { data, ...rows }), [[[3.5, 5], [0, 0], [3, 4]]]);
  const counts = tfjs.cast(data, "int32");
  assertEquals(run("SparseSegmentMean", { data: counts, ...rows }), [[[3, 5], [0, 0], [3, 4]]]);
});

Deno.test("MaxPoolWithArgmax says where each maximum was", () => {
  const x = tfjs.tensor4d([1, 4, 3, 2], [1, 2, 2, 1]);
  const window = { filterSize: 2, strides: 1, pad: 0, includeBatchInIndex: false };
  assertEquals(run("MaxPoolWithArgmax", { x }, window), [[[[[4]]]], [[[[1]]]]]);
});

Deno.test("images are moved, by whole and half pixels, each of a batch by its own", () => {
  const image = tfjs.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
  // Where a place of the result comes from: one to the right; half up.
  const transforms = tfjs.tensor2d([[1, 0, 1, 0, 1, 0, 0, 0], [1, 0, 0, 0, 1, 0.5, 0, 0]]);
  const options = { interpolation: "bilinear", fillMode: "constant", fillValue: 0 };
  assertEquals(run("Transform", { image, transforms }, options), [
    [[[[2], [0]], [[4], [0]]], [[[6], [7]], [[3.5], [4]]]],
  ]);
});

Deno.test("images are turned as on tfjs's own backend", async () => {
  const image = tfjs.tensor4d(seededValues("turned", 2 * 7 * 6 * 4), [2, 7, 6, 4]);
  const turns: [number, number | [number, number, number], number | [number, number]][] = [
    [0.4, 0, 0.5],
    [-2.1, 0.25, [0.3, 0.7]],
    [1, [0.1, 0.2, 0.3], 0.5],
  ];
  const turned = () =>
    tfjs.tidy(() =>
      turns.map(([radians, fill, center]) =>
        tfjs.image.rotateWithOffset(image, radians, fill, center).arraySync()
      )
    );
  const found = turned();
  await startJavaScriptBackend();
  const expected = turned();
  await tfjs.setBackend("tensorflow");
  assertEquals(found, expected);
  image.dispose();
});

Deno.test("an image is drawn on a canvas; other values are refused", () => {
  const drawn: ImageData[] = [];
  const canvas = {
    width: 0,
    height: 0,
    getContext: () => ({ putImageData: (image: ImageData) => void drawn.push(image) }),
  };
  const target = canvas as unknown as HTMLCanvasElement;
  const draw = (values: number[], channels: number, type: "float32" | "int32") => {
    const image = tfjs.tensor3d(values, [1, 1, channels], type);
    try {
      tfjs.engine().runKernel(
        "Draw",
        { image },
        { canvas: target } as unknown as tfjs.NamedAttrMap,
      );
    } finally {
      image.dispose();
    }
  };
  draw([0.5], 1, "float32");
  draw([1, 2, 3], 3, "int32");
  draw([1, 2, 3, 4], 4, "int32");
  assertEquals(drawn.map(({ data }) => [...data]), [[128, 128, 128, 255], [1, 2, 3, 255], [
    1,
    2,
    3,
    4,
  ]]);
  assertEquals([canvas.width, canvas.height], [1, 1]);
  assertThrows(() => draw([1.5], 1, "float32"), RangeError, "lie in [0, 1], found 1.5");
  assertThrows(() => draw([-1], 1, "int32"), RangeError, "lie in [0, 255], found -1");
});
