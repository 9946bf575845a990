import { join } from "node:path";
import { cacheFolder, sha256Hex } from "../host/mod.ts";
import type { DataContext } from "./data_context.ts";
import type { Dataset } from "./dataset.ts";
import { idxDataset, type NamedContent } from "./idx_dataset.ts";
import { DEBIAN_FOLDER, FILES, OFFICIAL_ADDRESS } from "./_fashion_mnist_files.ts";
import { fetchOnce } from "./_fetch_once.ts";
import { readFolder } from "./_read_folder.ts";

/** The two parts as published. */
export interface FashionMnist {
  /** 60,000 images, 6,000 of each class. */
  readonly train: Dataset;
  /** 10,000 images, 1,000 of each class. */
  readonly test: Dataset;
}

/**
 * Photographs of clothes, 28×28, in ten classes.
 *
 * The four files are read from `folder` if it is given; else from where the Debian package
 * `dataset-fashion-mnist` puts them; else they are fetched from the authors' address, once, into
 * the cache folder. Wherever they come from, their content is checked by its SHA-256.
 *
 * Reference: Xiao, Rasul and Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking
 * Machine Learning Algorithms", 2017.
 *
 * @throws {RangeError} If a file is missing in the folder, broken, or not the published one.
 * @throws {Error} If the files must be fetched and cannot be.
 */
export async function fashionMnist(context: DataContext = {}): Promise<FashionMnist> {
  const contents = await readFiles(context);
  const [trainImages, trainLabels, testImages, testLabels] = contents;
  const parts = {
    train: part(trainImages!, trainLabels!),
    test: part(testImages!, testLabels!),
  };
  // After reading, since "truncated" says more than "another checksum".
  contents.forEach((content, index) => checkContent(content, FILES[index]!.sha256));
  return parts;
}

async function readFiles(context: DataContext): Promise<NamedContent[]> {
  const { folder, cache = cacheFolder("data"), onProgress } = context;
  const local = folder ?? (await isThere(DEBIAN_FOLDER) ? DEBIAN_FOLDER : undefined);
  if (local !== undefined) {
    return await readFolder("fashion-mnist", local, FILES.map(({ file }) => file));
  }
  const contents: NamedContent[] = [];
  for (const { file, sha256 } of FILES) {
    const path = join(cache, "fashion-mnist", file);
    const address = `${OFFICIAL_ADDRESS}/${file}.gz`;
    const content = await fetchOnce({ address, path, sha256, otherwise: OTHERWISE, onProgress });
    contents.push({ file: path, content });
  }
  return contents;
}

const OTHERWISE =
  "give the folder of the four files, or install the package dataset-fashion-mnist " +
  "where there is Debian or Ubuntu";

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await Deno.stat(folder)).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function part(images: NamedContent, labels: NamedContent): Dataset {
  return idxDataset({ name: "fashion-mnist", classes: CLASSES, images, labels });
}

function checkContent({ file, content }: NamedContent, sha256: string): void {
  const found = sha256Hex(content);
  if (found === sha256) return;
  throw new RangeError(
    `Cannot use ${file} as fashion-mnist: expected content of SHA-256 ${sha256}, found ${found}; ` +
      `take the published file`,
  );
}

const CLASSES = [
  "T-shirt/top",
  "Trouser",
  "Pullover",
  "Dress",
  "Coat",
  "Sandal",
  "Shirt",
  "Sneaker",
  "Bag",
  "Ankle boot",
];
