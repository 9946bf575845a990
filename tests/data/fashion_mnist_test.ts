import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fashionMnist } from "../../lib/data/mod.ts";
import { DEBIAN_FOLDER, FILES } from "../../lib/data/_fashion_mnist_files.ts";
import { idxFile } from "./idx_file.ts";
import { classCounts } from "./tiny_dataset.ts";
import { folderOfThisFile } from "../folder_of_this_file.ts";

const [TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS] = FILES.map(({ file }) => file) as [
  string,
  string,
  string,
  string,
];

const shared = await folderOfThisFile();

/** A folder of four small but well-formed files, after `change` has been at them. */
async function folderWith(change: Record<string, Uint8Array | null> = {}): Promise<string> {
  const folder = await Deno.makeTempDir({ dir: shared });
  const files: Record<string, Uint8Array | null> = {
    [TRAIN_IMAGES]: idxFile([3, 2, 2], new Array(12).fill(7)),
    [TRAIN_LABELS]: idxFile([3], [0, 1, 9]),
    [`${TEST_IMAGES}.gz`]: gzipSync(idxFile([2, 2, 2], new Array(8).fill(7))),
    [`${TEST_LABELS}.gz`]: gzipSync(idxFile([2], [4, 5])),
    ...change,
  };
  for (const [name, content] of Object.entries(files)) {
    if (content !== null) await Deno.writeFile(join(folder, name), content);
  }
  return folder;
}

Deno.test("fashionMnist() names a missing folder and what was expected in it", async () => {
  const folder = join(shared, "missing");
  await assertRejects(
    () => fashionMnist({ folder }),
    RangeError,
    `Cannot read fashion-mnist from ${folder}: expected a folder with the files ` +
      "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, " +
      "t10k-labels-idx1-ubyte, each plain or with .gz; found no such folder",
  );
});

Deno.test("fashionMnist() names the files that a folder lacks", async () => {
  const folder = await folderWith({ [TRAIN_LABELS]: null, [`${TEST_LABELS}.gz`]: null });
  await assertRejects(
    () => fashionMnist({ folder }),
    RangeError,
    "found no train-labels-idx1-ubyte, no t10k-labels-idx1-ubyte",
  );
});

Deno.test("fashionMnist() says that a file is truncated, packed or not", async () => {
  const plain = await folderWith({ [TRAIN_IMAGES]: idxFile([3, 2, 2], new Array(11).fill(7)) });
  await assertRejects(
    () => fashionMnist({ folder: plain }),
    RangeError,
    `Cannot read the IDX file ${join(plain, TRAIN_IMAGES)}: the header announces 3×2×2 values, ` +
      "28 bytes in all, found 27",
  );
  const cut = gzipSync(idxFile([2], [4, 5])).subarray(0, 25);
  const packed = await folderWith({ [`${TEST_LABELS}.gz`]: cut });
  await assertRejects(
    () => fashionMnist({ folder: packed }),
    RangeError,
    `Cannot unpack ${join(packed, `${TEST_LABELS}.gz`)}: expected whole gzip data, found 25 bytes`,
  );
});

Deno.test("fashionMnist() refuses well-formed files that are not the published ones", async () => {
  const folder = await folderWith();
  await assertRejects(
    () => fashionMnist({ folder }),
    RangeError,
    `Cannot use ${join(folder, TRAIN_IMAGES)} as fashion-mnist: expected content of SHA-256`,
  );
});

Deno.test({
  name: "fashionMnist() reads the files of the Debian package where it is installed",
  ignore: !await Deno.stat(DEBIAN_FOLDER).then(() => true, () => false),
  fn: async () => {
    const { train, test } = await fashionMnist();
    assertEquals(train.shape, [28, 28, 1]);
    assertEquals(classCounts(train), new Array(10).fill(6000));
    assertEquals(classCounts(test), new Array(10).fill(1000));
    assertEquals(train.pixels.length, 60_000 * 784);
    assertEquals(train.classes[train.labels[0]!], "Ankle boot");
  },
});
