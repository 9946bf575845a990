import { assertEquals } from "@std/assert";
import { selectValue } from "../../lib/runs/mod.ts";

Deno.test("selectValue() takes the highest mean over seeds", () => {
  const selected = selectValue([
    { value: 0.1, validation: [0.3, 0.3] },
    { value: 0.2, validation: [0.1, 0.6] },
    { value: 0.5, validation: [0.2, 0.2] },
  ]);
  assertEquals(selected, { value: 0.2, atGridEdge: false });
});

Deno.test("selectValue() flags the smallest and the largest value tried", () => {
  const low = selectValue([{ value: 2, validation: [0.1] }, { value: 1, validation: [0.2] }]);
  assertEquals(low, { value: 1, atGridEdge: true });
  const high = selectValue([{ value: 2, validation: [0.3] }, { value: 1, validation: [0.2] }]);
  assertEquals(high, { value: 2, atGridEdge: true });
});

Deno.test("selectValue() has no edge to flag in a grid of one value", () => {
  assertEquals(selectValue([{ value: 1, validation: [0.2] }])?.atGridEdge, false);
});

Deno.test("selectValue() takes the smallest of equals, in whatever order they come", () => {
  const candidates = [0.5, 0.1, 0.2].map((value) => ({ value, validation: [0.4] }));
  assertEquals(selectValue(candidates)?.value, 0.1);
});

Deno.test("selectValue() passes over values whose trials all failed", () => {
  assertEquals(selectValue([{ value: 1, validation: [] }]), undefined);
});
