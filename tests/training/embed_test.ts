import { assertEquals, assertThrows } from "@std/assert";
import { initialize } from "../../lib/encoders/mod.ts";
import { streams } from "../../lib/random/mod.ts";
import { dispose, startEngine, tensor2d, tidy } from "../../lib/tensor/mod.ts";
import { embed, putWeights } from "../../lib/training/mod.ts";
import { blobs, smallCnn, smallMlp } from "./toy_run.ts";

const engine = await startEngine({ threads: 1 });

Deno.test("embed() embeds every image as the encoder does, in blocks of any size", () => {
  for (const encoder of [smallMlp, smallCnn]) {
    const parameters = putWeights(encoder, initialize(encoder, streams(1)));
    const expected = tidy(() => {
      const images = Array.from(blobs.pixels, (byte) => byte / 255);
      return encoder.encode(parameters, tensor2d(images, [100, 36])).dataSync();
    });
    for (const blockSize of [7, 50, 100, 512]) {
      const before = engine.tensorCount();
      const embeddings = embed({ encoder, parameters, data: blobs, blockSize });
      assertEquals(engine.tensorCount(), before);
      assertEquals(embeddings.length, 100 * encoder.dimensions);
      const error = Math.max(...embeddings.map((value, i) => Math.abs(value - expected[i]!)));
      // The library may add in another order in a block of another size: a few roundings of 6e-8.
      assertEquals(error < 5e-7, true, `off by ${error} in blocks of ${blockSize}`);
    }
    dispose({ ...parameters });
  }
});

Deno.test("putWeights() refuses weights that are missing or of another length", () => {
  const weights = initialize(smallMlp, streams(1));
  assertThrows(() => putWeights(smallMlp, {}), TypeError, '"linear1.weight"');
  assertThrows(
    () => putWeights(smallMlp, { ...weights, "linear2.bias": new Float32Array(3) }),
    TypeError,
    "needs 4 values, found 3",
  );
});
