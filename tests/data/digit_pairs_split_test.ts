import { assertEquals } from "@std/assert";
import { digitPairs, digitPairsSplit, mnist } from "../../lib/data/mod.ts";
import { folderOfThisFile } from "../folder_of_this_file.ts";

const cache = await folderOfThisFile();

Deno.test("digitPairsSplit() composes 100, 50 and 40 samples a class unless told otherwise", async () => {
  const { train, validation, test } = await digitPairsSplit({}, { cache });
  assertEquals([train, validation, test].map(({ labels }) => labels.length), [4000, 500, 2000]);
});

Deno.test("digitPairsSplit() composes the digits of mnist", async () => {
  const sizes = { trainSamplesPerClass: 3, validationSamplesPerClass: 4, testSamplesPerClass: 2 };
  assertEquals(await digitPairsSplit(sizes, { cache }), digitPairs(await mnist({ cache }), sizes));
});
