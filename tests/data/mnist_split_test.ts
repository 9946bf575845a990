import { assertEquals } from "@std/assert";
import { mnist, mnistSplit, splitSamples } from "../../lib/data/mod.ts";
import { folderOfThisFile } from "../folder_of_this_file.ts";

const cache = await folderOfThisFile();

Deno.test("mnistSplit() divides all 10,000 digits unless told otherwise", async () => {
  const { train, validation, test } = await mnistSplit({}, { cache });
  assertEquals([train, validation, test].map(({ labels }) => labels.length), [7000, 1000, 2000]);
});

Deno.test("mnistSplit() holds out samples of mnist under its seed", async () => {
  const sizes = { train: 30, validation: 10, test: 20, seed: 4 };
  assertEquals(await mnistSplit(sizes, { cache }), splitSamples(await mnist({ cache }), sizes));
});
