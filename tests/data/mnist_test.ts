import { assertEquals, assertGreater } from "@std/assert";
import { join } from "node:path";
import { mnist } from "../../lib/data/mod.ts";
import { classCounts } from "./tiny_dataset.ts";
import { folderOfThisFile } from "../folder_of_this_file.ts";
import { temporaryFolder } from "../temporary_folder.ts";

/** Loads with a cache folder of one's own, and counts what onProgress hears. */
async function load(cache: string) {
  let reports = 0;
  const digits = await mnist({ cache, onProgress: () => reports++ });
  return { digits, reports };
}

async function onlyFile(folder: string): Promise<string> {
  const [entry, ...others] = await Array.fromAsync(Deno.readDir(folder));
  assertEquals(others, []);
  return join(folder, entry!.name);
}

const shared = await folderOfThisFile();

Deno.test("mnist() gives 10,000 digits of 28×28, sorted by class", async () => {
  const { digits } = await load(shared);
  assertEquals(digits.shape, [28, 28, 1]);
  assertEquals(digits.pixels.length, 10_000 * 784);
  assertEquals(classCounts(digits), [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
  assertEquals(digits.labels, digits.labels.toSorted());
});

Deno.test("mnist() recovers every byte of the package's rounded fractions", async () => {
  const { digits } = await load(shared);
  const { default: json } = await import(`mnist/src/digits/${0}.json`, { with: { type: "json" } });
  const zeros: readonly number[] = json.data;
  const wrong = zeros.findIndex((fraction, i) => {
    return Math.round(1000 * digits.pixels[i]! / 255) !== Math.round(1000 * fraction);
  });
  assertEquals(wrong, -1);
});

Deno.test("mnist() reads the package once and then its own file", async () => {
  await using folder = await temporaryFolder();
  const cache = folder.path;
  const first = await load(cache);
  assertGreater(first.reports, 0);
  const second = await load(cache);
  assertEquals(second.reports, 0);
  assertEquals(second.digits, first.digits);
});

Deno.test("mnist() notices a truncated and a corrupt file and makes it again", async () => {
  await using folder = await temporaryFolder();
  const cache = folder.path;
  const { digits } = await load(cache);
  const path = await onlyFile(cache);
  const whole = await Deno.readFile(path);
  for (
    const broken of [whole.subarray(0, 5_000_000), whole.with(4_000_000, whole[4_000_000]! ^ 1)]
  ) {
    await Deno.writeFile(path, broken);
    const again = await load(cache);
    assertGreater(again.reports, 0);
    assertEquals(again.digits, digits);
    assertEquals(await Deno.readFile(path), whole);
  }
});

Deno.test({
  name: "mnist() works without a cache that can be written",
  permissions: { read: true, env: true, import: true, sys: true, write: false },
  fn: async () => {
    const { digits } = await load("/nowhere-that-can-be-written");
    assertEquals(digits.labels.length, 10_000);
  },
});
