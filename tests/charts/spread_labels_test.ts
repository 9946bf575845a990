import { assertEquals } from "@std/assert";
import { spreadLabels } from "../../lib/charts/_spread_labels.ts";

Deno.test("spreadLabels() moves labels apart and keeps their order", () => {
  const room = { gap: 10, length: 100 };
  assertEquals(spreadLabels([50, 20], room), [50, 20]);
  assertEquals(spreadLabels([50, 51, 49], room), [59, 69, 49]);
  assertEquals(spreadLabels([99, 100], room), [90, 100]);
  assertEquals(spreadLabels([-5], room), [0]);
});
