import { assertEquals, assertGreater } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { knownOps } from "./fuzz/known_ops.ts";
import { runCall } from "./fuzz/make_call.ts";
import { validCall } from "./fuzz/valid_call.ts";
import { watchCalls } from "./fuzz/watch_calls.ts";

await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;

Deno.test("every op that a kernel calls has a valid call, from which random ones differ", async () => {
  const failed: string[] = [];
  for (const op of await knownOps(backend)) {
    try {
      runCall(backend, validCall(op));
    } catch (error) {
      failed.push(`${op.name}: ${error}`);
    }
  }
  // Ones are no image; tests of images have real ones.
  assertEquals(failed.filter((line) => !line.startsWith("DecodeImage:")), []);
});

Deno.test("TensorFlow survives random calls that are nearly right, and nothing is left behind", async () => {
  const { results, errors, ops, residentMiB, ...faults } = await watchCalls({
    seed: "a test",
    calls: 800,
  });
  assertEquals(faults, { strange: [], deaths: [], tensors: 0, handles: 0 });
  assertEquals(results + errors, 800);
  // Both kinds must occur for many ops, or the calls test nothing.
  assertGreater(results, 200);
  assertGreater(errors, 200);
  assertGreater(ops, 150);
  assertGreater(2048, residentMiB);
});
