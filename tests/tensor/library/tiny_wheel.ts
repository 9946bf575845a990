import { strToU8, zipSync } from "fflate";
import { sha256Hex } from "../../../lib/host/mod.ts";
import type { Wheel } from "../../../lib/tensor/library/mod.ts";

/** What the two libraries of the tiny wheel hold. */
export const CONTENT = {
  "tiny/libtensorflow_cc.so.2": "a library ".repeat(5000),
  "tiny/libtensorflow_framework.so.2": "another",
};

const INFO = "tiny-2.21.0.dist-info";

/** The bytes of a wheel that any installer accepts, with two libraries and a file nobody needs. */
export const WHEEL_BYTES: Uint8Array = zipSync({
  ...Object.fromEntries(Object.entries(CONTENT).map(([path, text]) => [path, strToU8(text)])),
  "tiny/unneeded.py": strToU8("raise ImportError"),
  [`${INFO}/METADATA`]: strToU8("Metadata-Version: 2.1\nName: tiny\nVersion: 2.21.0\n"),
  [`${INFO}/WHEEL`]: strToU8("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
  [`${INFO}/RECORD`]: strToU8(""),
}, { mtime: new Date("2026-01-01") });

/** The table's entry for the tiny wheel. */
export const WHEEL: Wheel = {
  file: "tiny-2.21.0-py3-none-any.whl",
  sha256: sha256Hex(WHEEL_BYTES),
  requirement: "tiny==2.21.0",
  version: "2.21.0",
  python: "3.11",
  libraries: [
    member("tiny/libtensorflow_cc.so.2"),
    member("tiny/libtensorflow_framework.so.2"),
  ],
};

function member(path: keyof typeof CONTENT): Wheel["libraries"][0] {
  return { path, bytes: CONTENT[path].length, sha256: sha256Hex(CONTENT[path]) };
}
