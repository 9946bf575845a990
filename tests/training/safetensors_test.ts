import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { readSafetensors, writeSafetensors } from "../../lib/training/mod.ts";

/** A file as the format's description has it, byte by byte. */
function handMade(header: string, values: number[]): Uint8Array {
  const json = new TextEncoder().encode(header);
  return Uint8Array.from([json.length, 0, 0, 0, 0, 0, 0, 0, ...json, ...values]);
}

// 1 and -2 in IEEE 754 float32, lowest byte first; then 3 as int32.
const VALUES = [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 3, 0, 0, 0];
const HEADER = '{"__metadata__":{"seed":"7"},' +
  '"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},' +
  '"b":{"dtype":"I32","shape":[],"data_offsets":[8,12]}}';

Deno.test("readSafetensors() reads a file made by hand", () => {
  assertEquals(readSafetensors(handMade(HEADER, VALUES)), {
    metadata: { seed: "7" },
    tensors: {
      a: { shape: [2, 1], values: Float32Array.of(1, -2) },
      b: { shape: [], values: Int32Array.of(3) },
    },
  });
});

Deno.test("readSafetensors() reads a file that lies unaligned in a larger buffer", () => {
  const file = handMade(HEADER, VALUES);
  const larger = new Uint8Array(file.length + 3);
  larger.set(file, 3);
  assertEquals(readSafetensors(larger.subarray(3)), readSafetensors(file));
});

Deno.test("writeSafetensors() writes the bytes the description asks for, whatever the key order", () => {
  const a = { shape: [2, 1], values: Float32Array.of(1, -2) };
  const b = { shape: [], values: Int32Array.of(3) };
  const padded = HEADER.padEnd(Math.ceil(HEADER.length / 8) * 8);
  const expected = handMade(padded, VALUES);
  assertEquals([...writeSafetensors({ a, b }, { seed: "7" })], [...expected]);
  assertEquals([...writeSafetensors({ b, a }, { seed: "7" })], [...expected]);
});

Deno.test("writeSafetensors() writes only the part of a buffer that a tensor views", () => {
  const values = new Float32Array([9, 1, 2, 9]).subarray(1, 3);
  const { tensors } = readSafetensors(writeSafetensors({ w: { shape: [2], values } }));
  assertEquals(tensors.w!.values, Float32Array.of(1, 2));
});

Deno.test("writeSafetensors() and readSafetensors() keep the bits of any float", () => {
  const values = Float32Array.of(NaN, -0, Infinity, 1e-45, 0.1);
  const read = readSafetensors(writeSafetensors({ w: { shape: [5], values } })).tensors.w!.values;
  assertEquals([...new Uint8Array(read.buffer)], [...new Uint8Array(values.buffer)]);
});

Deno.test("readSafetensors() refuses damaged files", () => {
  const file = handMade(HEADER, VALUES);
  for (const length of [0, 7, 8, 40, file.length - 1]) {
    assertThrows(() => readSafetensors(file.subarray(0, length)), SyntaxError, "Cannot read");
  }
  assertThrows(() => readSafetensors(handMade("[1]", [])), SyntaxError, "JSON object");
  assertThrows(
    () => readSafetensors(handMade(HEADER.replace("F32", "F16"), VALUES)),
    SyntaxError,
    "F16",
  );
  assertThrows(
    () => readSafetensors(handMade(HEADER.replace("[2,1]", "[3,1]"), VALUES)),
    SyntaxError,
    "shape [3,1]",
  );
});

Deno.test("writeSafetensors() refuses values that do not fill their shape", () => {
  const error = assertThrows(
    () => writeSafetensors({ w: { shape: [3], values: new Float32Array(2) } }),
    RangeError,
  );
  assert(error instanceof RangeError);
  assertStringIncludes(error.message, "needs 3 values, found 2");
});
