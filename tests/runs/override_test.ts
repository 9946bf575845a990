import { assertEquals, assertThrows } from "@std/assert";
import { parseOverride } from "../../lib/runs/mod.ts";

Deno.test("parseOverride() reads numbers, words, truth values and lists", () => {
  const value = (text: string) => parseOverride(`key=${text}`).values;
  assertEquals(value("0.1"), [0.1]);
  assertEquals(value("1e-3"), [0.001]);
  assertEquals(value("0.1,0.2"), [0.1, 0.2]);
  assertEquals(value("mnist"), ["mnist"]);
  assertEquals(value("true,false"), [true, false]);
  assertEquals(value("[256,128]"), [[256, 128]]);
  assertEquals(value("[]"), [[]]);
  assertEquals(value("[1,2],[3]"), [[1, 2], [3]]);
  assertEquals(value("Infinity"), ["Infinity"]);
});

Deno.test("parseOverride() keeps what stands after the first equals sign", () => {
  assertEquals(parseOverride("data.folder=a=b"), { path: ["data", "folder"], values: ["a=b"] });
});

Deno.test("parseOverride() refuses what is not key=value", () => {
  for (const text of ["margin", "=1", "margin=", "loss.=1", ".margin=1", "margin=1,,2"]) {
    assertThrows(() => parseOverride(text), RangeError, "key=value");
  }
});
