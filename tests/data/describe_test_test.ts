import { assertEquals } from "@std/assert";
import { type Dataset, describeTest } from "../../lib/data/mod.ts";

const test: Dataset = {
  name: "mnist",
  shape: [1, 1, 1],
  pixels: new Uint8Array(3),
  labels: Int32Array.of(0, 0, 7),
  classes: ["0", "7"],
};

Deno.test("describeTest() says what is held out, and that composed data are composed", () => {
  assertEquals(
    describeTest({ heldOut: "samples", test }),
    "Test: 3 held-out images of mnist, of the 2 classes that training sees.",
  );
  assertEquals(
    describeTest({ heldOut: "classes", test: { ...test, name: "digit-pairs" } }),
    "Test: 3 images of 2 classes of digit-pairs (composed) that training has not seen.",
  );
});
