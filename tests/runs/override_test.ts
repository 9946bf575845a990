import { assertEquals, assertThrows } from "@std/assert";
import { parseOverride } from "../../lib/runs/mod.ts";

const values = (text: string) => {
  const { swept } = parseOverride(`key=${text}`);
  return swept.kind === "values" ? swept.values : [];
};

Deno.test("parseOverride() reads numbers, words, truth values, lists, objects and texts", () => {
  assertEquals(values("0.1"), [0.1]);
  assertEquals(values("1e-3"), [0.001]);
  assertEquals(values("-.5"), [-0.5]);
  assertEquals(values("0.1, 0.2"), [0.1, 0.2]);
  assertEquals(values("mnist"), ["mnist"]);
  assertEquals(values("true,false,null"), [true, false, null]);
  assertEquals(values("[256,128]"), [[256, 128]]);
  assertEquals(values("[]"), [[]]);
  assertEquals(values("[1,2],[3]"), [[1, 2], [3]]);
  assertEquals(values("[[1],[a,'b c']]"), [[[1], ["a", "b c"]]]);
  assertEquals(values("{name: semi-hard, margin: 0.1}"), [{ name: "semi-hard", margin: 0.1 }]);
  assertEquals(values("{}"), [{}]);
  assertEquals(values("Infinity"), ["Infinity"]);
  assertEquals(values("0x10"), ["0x10"]);
  assertEquals(values(`"0.1",'a,b',"it's",'a\\'b'`), ["0.1", "a,b", "it's", "a'b"]);
  assertEquals(values("a=b"), ["a=b"]);
});

Deno.test("parseOverride() reads ranges without their end, free of rounding", () => {
  assertEquals(values("range(3)"), [0, 1, 2]);
  assertEquals(values("range(1,4)"), [1, 2, 3]);
  assertEquals(values("range(0.1,1,0.1)"), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  assertEquals(values("range(0, 0.3, 0.1)"), [0, 0.1, 0.2]);
  assertEquals(values("range(3,0,-1)"), [3, 2, 1]);
  assertEquals(values("range(1,3),10"), [1, 2, 10]);
});

Deno.test("parseOverride() reads choices, orders and casts, also within each other", () => {
  assertEquals(values("choice(a,b)"), ["a", "b"]);
  assertEquals(values("sort(3,1,2)"), [1, 2, 3]);
  assertEquals(values("sort(b,a)"), ["a", "b"]);
  assertEquals(values("int(3.7,-3.7)"), [3, -3]);
  assertEquals(values("float('0.5')"), [0.5]);
  assertEquals(values("str(1,2)"), ["1", "2"]);
  assertEquals(values("bool(1,no)"), [true, false]);
  assertEquals(values("sort(choice(2,1),int(range(4,6)))"), [1, 2, 4, 5]);
});

Deno.test("parseOverride() reads zipped values and intervals", () => {
  assertEquals(parseOverride("key=zip(1,2)").swept, {
    kind: "values",
    values: [1, 2],
    zipped: true,
  });
  const interval = { kind: "interval", low: 1, high: 100, log: false, whole: false } as const;
  assertEquals(parseOverride("key=interval(1,100)").swept, interval);
  assertEquals(parseOverride("key=float(interval(1,100))").swept, interval);
  assertEquals(parseOverride("key=tag(log,int(interval(1, 100)))").swept, {
    ...interval,
    log: true,
    whole: true,
  });
});

Deno.test("parseOverride() refuses what is not key=value", () => {
  for (const text of ["margin", "=1", "margin=", "loss.=1", ".margin=1", "margin=1,,2", "a=,1"]) {
    assertThrows(() => parseOverride(text), RangeError, "key=value");
  }
});
