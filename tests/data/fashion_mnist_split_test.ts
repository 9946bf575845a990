import { assertEquals } from "@std/assert";
import { fashionMnist, fashionMnistSplit, splitSamples } from "../../lib/data/mod.ts";
import { DEBIAN_FOLDER } from "../../lib/data/_fashion_mnist_files.ts";

Deno.test({
  name: "fashionMnistSplit() takes test samples from the published test part",
  ignore: !await Deno.stat(DEBIAN_FOLDER).then(() => true, () => false),
  fn: async () => {
    const sizes = { train: 30, validation: 10, test: 20, seed: 4 };
    const { train, test } = await fashionMnist();
    assertEquals(
      await fashionMnistSplit(sizes, {}),
      splitSamples(train, { ...sizes, official: test }),
    );
  },
});
